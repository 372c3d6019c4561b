-- BOAV the plain way: unit-days, then market-days.
WITH accepted_volume AS (
  SELECT
    *,
    hour(timezone('Europe/London', startTime)) AS local_hour
  FROM bmrs_boav
  QUALIFY
    ROW_NUMBER() OVER (
      PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod, acceptanceId
      ORDER BY createdDateTime DESC
    ) = 1
)
SELECT
  settlementDate,
  bmUnit,
  SUM(totalVolumeAccepted) FILTER (WHERE _direction = 'offer') AS offer_mwh,
  -SUM(totalVolumeAccepted) FILTER (WHERE _direction = 'bid') AS bid_mwh,
  COUNT(DISTINCT settlementPeriod) FILTER (WHERE totalVolumeAccepted <> 0) AS active_periods,
  COUNT(DISTINCT (bmUnit, acceptanceId)) AS settled_acceptances,
  SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour < 6) AS night_mwh,
  SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour BETWEEN 6 AND 11) AS morning_mwh,
  SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour BETWEEN 12 AND 17) AS afternoon_mwh,
  SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour >= 18) AS evening_mwh
FROM accepted_volume
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
