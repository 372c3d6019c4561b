-- BOAV: the accepted volumes. One row in 100 has been restated: the row it replaces, created earlier
-- and with another volume, is still there, as often after it as before it.
INSERT INTO bmrs_boav (
  settlementDate, settlementPeriod, startTime, bmUnit, acceptanceId, totalVolumeAccepted, _direction,
  createdDateTime
)
WITH
  accepted_volume AS (
    SELECT
      *,
      hash('boav', submission_key, acceptanceNumber, side) AS volume_key,
      draw(hash('restated', volume_key)) < 0.01 AS restated
    FROM demo_accepted_volumes
    SEMI JOIN (FROM demo_settlement_periods WHERE in_boav) AS published
      USING (settlementDate, settlementPeriod)
  )
SELECT
  settlementDate,
  settlementPeriod,
  startTime,
  bmUnit,
  acceptanceNumber,
  CASE WHEN replaced THEN 0.75 * volume_mwh ELSE volume_mwh END,
  side,
  settlementDate
    + CASE WHEN restated AND NOT replaced THEN INTERVAL 28 HOUR ELSE INTERVAL 25 HOUR END
    + to_seconds(37 * settlementPeriod)
FROM accepted_volume
CROSS JOIN (VALUES (FALSE), (TRUE)) AS settlement_run (replaced)
WHERE restated OR NOT replaced
ORDER BY settlementDate, bmUnit, settlementPeriod, acceptanceNumber, draw(hash(volume_key, replaced))
