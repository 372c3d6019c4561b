-- The first and the last settlement date that a source table has a row of.
-- The bounds take in every date there can be: some tables refuse a query that names none.
SELECT
  MIN(settlementDate) AS first_date,
  MAX(settlementDate) AS last_date
FROM {source}
WHERE settlementDate BETWEEN $date_from AND $date_to
