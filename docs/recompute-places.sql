-- The same for a programme that publishes places and their statuses, followed one by one from step to step.
CREATE TEMP TABLE target AS
  SELECT due::DATE AS due, announced::DATE AS announced, share::DOUBLE AS goal FROM read_csv('targets.csv', all_varchar = true);
CREATE TEMP TABLE event AS  -- a status holds from the last day on which it may have begun; before the first it is unknown
  SELECT place_id, coalesce(date, latest, earliest)::DATE AS day, status,
    lag(status, 1, 'unknown') OVER (PARTITION BY place_id ORDER BY coalesce(date, latest, earliest)::DATE) AS before
  FROM read_csv('status.csv', all_varchar = true);
CREATE TEMP TABLE step AS  -- the first day and the last, ends of months, and the days of promises
  SELECT DISTINCT day FROM (
    SELECT unnest([min(day), max(day)]) AS day FROM event
    UNION ALL SELECT last_day(m::DATE) FROM (SELECT unnest(generate_series(min(day), max(day), INTERVAL 1 DAY)) AS m FROM event)
    UNION ALL SELECT unnest([due, announced]) FROM target)
  WHERE day BETWEEN (SELECT min(day) FROM event) AND (SELECT max(day) FROM event);
CREATE TEMP TABLE flow AS
  SELECT (SELECT min(step.day) FROM step WHERE step.day >= event.day) AS day,
    CASE WHEN status = 'merged' THEN 'merged' WHEN before = 'merged' THEN 'entered'
      WHEN status = 'covered' THEN 'newly_covered' ELSE 'no_longer_covered' END AS cause,
    sum((status = 'covered')::INT - (before = 'covered')::INT) AS dc,
    sum((before = 'merged')::INT - (status = 'merged')::INT) AS dn
  FROM event GROUP BY ALL;
CREATE TEMP TABLE figure AS
  SELECT day, covered, total, lag(covered) OVER w AS c0, lag(total) OVER w AS n0 FROM (
    SELECT step.day, coalesce(sum(dc), 0) AS covered,
      (SELECT count(*) FROM read_csv('places.csv', all_varchar = true)) + coalesce(sum(dn), 0) AS total
    FROM step LEFT JOIN flow ON flow.day <= step.day GROUP BY ALL) WINDOW w AS (ORDER BY day);
SELECT 'headline' AS what, day::TEXT AS key, covered, total, covered / total AS share FROM figure
  QUALIFY row_number() OVER (ORDER BY day DESC) = 1
UNION ALL
SELECT 'ledger', cause, sum(dc), sum(dn), sum((dc * (total + n0) / 2 - dn * (covered + c0) / 2) / total / n0)
  FROM flow JOIN figure USING (day) WHERE n0 IS NOT NULL GROUP BY ALL HAVING sum(abs(dc) + abs(dn)) > 0
UNION ALL
SELECT 'verdict', due::TEXT || CASE WHEN covered / total >= goal THEN ' met' ELSE ' missed' END,
  covered, total, covered / total
FROM target JOIN figure ON (day <= due AND covered / total >= goal) OR day >= due
QUALIFY row_number() OVER (PARTITION BY due ORDER BY day) = 1
ORDER BY what, key;
