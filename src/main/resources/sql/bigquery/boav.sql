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
      -- A volume that is NULL is unknown, not 0: what needs it is unknown, and its row shows no period.
      COUNTIF(mwh IS NULL) AS unknown_totals,
      COUNTIF(mwh IS NULL AND is_offer) AS unknown_offers,
      BIT_OR(
        CASE
          WHEN mwh IS NULL THEN NULL
          -- Shifted further, the bit would be lost without an error.
          WHEN settlementPeriod > 62 THEN ERROR('settlementPeriod is above 62')
          ELSE 1 << settlementPeriod
        END
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
  SUM(unknown_totals) AS unknown_totals,
  COALESCE(BIT_OR(period_mask), 0) AS period_mask,
  MAX(newest_created) AS newest_created,
  SUM(settled_acceptances) AS settled_acceptances,
  IF(SUM(unknown_offers) = 0, COALESCE(SUM(offer_mwh), 0), NULL) AS offer_mwh,
  IF(SUM(unknown_totals - unknown_offers) = 0, COALESCE(SUM(bid_mwh), 0), NULL) AS bid_mwh,
  COALESCE(BIT_OR(active_mask), 0) AS active_mask,
  IF(SUM(unknown_totals) = 0, COALESCE(SUM(night_mwh), 0), NULL) AS night_mwh,
  IF(SUM(unknown_totals) = 0, COALESCE(SUM(morning_mwh), 0), NULL) AS morning_mwh,
  IF(SUM(unknown_totals) = 0, COALESCE(SUM(afternoon_mwh), 0), NULL) AS afternoon_mwh,
  IF(SUM(unknown_totals) = 0, COALESCE(SUM(evening_mwh), 0), NULL) AS evening_mwh
FROM unit_day
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
