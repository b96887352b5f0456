-- From inspections (province, place_id, place_name, day, result) to the package's tables. DuckDB and Spark both take this text.

-- A day's finding: one inspection that passed decides it.
CREATE OR REPLACE TEMPORARY VIEW findings AS
SELECT province, place_id, day AS date, bool_or(result = 'passed') AS passed
FROM inspections
GROUP BY province, place_id, day;

-- What a place is by each finding: one that fails after it once passed has lapsed.
CREATE OR REPLACE TEMPORARY VIEW states AS
SELECT province, place_id, date,
  CASE WHEN passed THEN 'covered'
       WHEN bool_or(passed) OVER (PARTITION BY province, place_id ORDER BY date) THEN 'lapsed'
       ELSE 'not_covered' END AS status
FROM findings;

-- A row where that is not what it was before. The inspection's record is the document that shows it.
CREATE OR REPLACE TEMPORARY VIEW status AS
SELECT province, place_id, date, status, 'evidenced' AS evidence
FROM (SELECT *, lag(status) OVER (PARTITION BY province, place_id ORDER BY date) AS status_before FROM states) AS followed
WHERE status IS DISTINCT FROM status_before;

-- A place with two names would be here twice, which `check` refuses: better than a name picked by chance.
CREATE OR REPLACE TEMPORARY VIEW places AS
SELECT DISTINCT province, place_id, place_name AS name
FROM inspections;
