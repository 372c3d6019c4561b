-- BOAV: the volume accepted from every BM unit on every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- Volumes are restated for months: the newest row of each natural key counts.
  accepted_volume AS (
    SELECT
      *,
      CASE LOWER(_direction)
        WHEN 'offer' THEN TRUE
        WHEN 'bid' THEN FALSE
        ELSE ERROR(CONCAT('_direction is neither bid nor offer: ', COALESCE(_direction, 'NULL')))
      END AS is_offer,
      -- To 12 decimals, as DECIMAL(38, 12) rounds in DuckDB: BIGNUMERIC adds up the same in any order,
      -- FLOAT64 does not, and a mere CAST would round the digits behind those of a FLOAT64, too.
      CAST(ROUND(totalVolumeAccepted * 1e12) AS BIGNUMERIC) / BIGNUMERIC '1e12' AS mwh,
      -- Local hour at the start of the period: local midnight plus half an hour a period.
      EXTRACT(
        HOUR FROM TIMESTAMP_ADD(
          TIMESTAMP(settlementDate, 'Europe/London'),
          INTERVAL 30 * (settlementPeriod - 1) MINUTE
        ) AT TIME ZONE 'Europe/London'
      ) AS local_hour
    FROM bmrs_boav
    WHERE settlementDate BETWEEN @date_from AND @date_to AND bmUnit IS NOT NULL
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY LOWER(_direction), bmUnit, settlementDate, settlementPeriod, acceptanceId
        ORDER BY createdDateTime DESC NULLS LAST, totalVolumeAccepted NULLS LAST
      ) = 1
  ),
  unit_day AS (
    SELECT
      settlementDate,
      bmUnit,
      COUNT(*) AS source_rows,
      -- Shifted further, the bit would be lost without an error.
      BIT_OR(
        1 << IF(settlementPeriod > 62, ERROR('settlementPeriod is above 62'), settlementPeriod)
      ) AS period_mask,
      MAX(createdDateTime) AS newest_created,
      COUNT(DISTINCT acceptanceId) AS settled_acceptances,
      SUM(IF(is_offer, mwh, NULL)) AS offer_mwh,
      -SUM(IF(NOT is_offer, mwh, NULL)) AS bid_mwh,
      BIT_OR(IF(totalVolumeAccepted <> 0, 1 << settlementPeriod, NULL)) AS active_mask,
      SUM(IF(local_hour < 6, ABS(mwh), NULL)) AS night_mwh,
      SUM(IF(local_hour >= 6 AND local_hour < 12, ABS(mwh), NULL)) AS morning_mwh,
      SUM(IF(local_hour >= 12 AND local_hour < 18, ABS(mwh), NULL)) AS afternoon_mwh,
      SUM(IF(local_hour >= 18, ABS(mwh), NULL)) AS evening_mwh
    FROM accepted_volume
    GROUP BY settlementDate, bmUnit
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  SUM(source_rows) AS source_rows,
  BIT_OR(period_mask) AS period_mask,
  MAX(newest_created) AS newest_created,
  SUM(settled_acceptances) AS settled_acceptances,
  COALESCE(SUM(offer_mwh), 0) AS offer_mwh,
  COALESCE(SUM(bid_mwh), 0) AS bid_mwh,
  COALESCE(BIT_OR(active_mask), 0) AS active_mask,
  COALESCE(SUM(night_mwh), 0) AS night_mwh,
  COALESCE(SUM(morning_mwh), 0) AS morning_mwh,
  COALESCE(SUM(afternoon_mwh), 0) AS afternoon_mwh,
  COALESCE(SUM(evening_mwh), 0) AS evening_mwh
FROM unit_day
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
