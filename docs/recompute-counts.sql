-- The headline, the ledger and the verdicts of a programme that publishes counts, from its published files alone.
-- Run in the folder of the package (data/latest/ of a site):  duckdb -c ".read recompute-counts.sql"
-- Each row: what, key, covered, total, share. The area at the top is the one without parent_id.
CREATE TEMP TABLE figure AS
  SELECT c.date::DATE AS day, c.covered::DOUBLE AS covered, c.total::DOUBLE AS total
  FROM read_csv('coverage.csv', all_varchar = true) c JOIN read_csv('areas.csv', all_varchar = true) a USING (area_id)
  WHERE a.parent_id IS NULL AND c.total::DOUBLE > 0 AND c.covered IS NOT NULL;
CREATE TEMP TABLE step AS
  SELECT *, lag(covered) OVER w AS c0, lag(total) OVER w AS n0 FROM figure WINDOW w AS (ORDER BY day);
CREATE TEMP TABLE target AS
  SELECT due::DATE AS due, share::DOUBLE AS goal FROM read_csv('targets.csv', all_varchar = true);
SELECT 'headline' AS what, day::TEXT AS key, covered, total, covered / total AS share FROM figure
  QUALIFY row_number() OVER (ORDER BY day DESC) = 1
UNION ALL  -- what was covered, and what the list did: the symmetric split, summed over all steps
SELECT 'ledger', 'covered', sum(covered - c0), 0, sum((covered - c0) * (total + n0) / 2 / total / n0) FROM step
UNION ALL
SELECT 'ledger', 'list', 0, sum(total - n0), sum(-(total - n0) * (covered + c0) / 2 / total / n0) FROM step
UNION ALL  -- kept if reached by the day; else the figure of the day, or the first behind it, decides
SELECT 'verdict', due::TEXT || CASE WHEN covered / total >= goal THEN ' met' ELSE ' missed' END,
  covered, total, covered / total
FROM target JOIN figure ON (day <= due AND covered / total >= goal) OR day >= due
QUALIFY row_number() OVER (PARTITION BY due ORDER BY day) = 1
ORDER BY what, key;
