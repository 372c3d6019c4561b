-- BOALF the plain way: unit-days, then market-days.
WITH segment AS (
  SELECT *
  FROM bmrs_boalf_complete
  WHERE amendmentFlag IS DISTINCT FROM 'DEL'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo) = 1
)
SELECT
  settlementDate,
  bmUnit,
  COUNT(DISTINCT (bmUnit, acceptanceNumber)) AS acceptances,
  COUNT(DISTINCT (bmUnit, acceptanceNumber)) FILTER (WHERE soFlag) AS so_flagged_acceptances,
  AVG(acceptancePrice) FILTER (WHERE validation_flag = 'Valid') AS avg_price,
  MIN(acceptancePrice) FILTER (WHERE validation_flag = 'Valid') AS min_price,
  MAX(acceptancePrice) FILTER (WHERE validation_flag = 'Valid') AS max_price,
  SUM(acceptanceVolume) FILTER (WHERE validation_flag = 'Valid' AND acceptanceType = 'OFFER') AS offer_level_change_mw,
  SUM(acceptanceVolume) FILTER (WHERE validation_flag = 'Valid' AND acceptanceType = 'BID') AS bid_level_change_mw
FROM segment
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
