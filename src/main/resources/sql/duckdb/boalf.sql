-- BOALF: the acceptances of every BM unit on every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- A segment that the source holds twice counts once; which twin is kept, the order of its values settles.
  segment AS (
    SELECT
      settlementDate,
      bmUnit,
      acceptanceNumber,
      MIN(
        {
          unflagged: NOT soFlag,
          price: acceptancePrice,
          volume: acceptanceVolume,
          type: acceptanceType,
          validation: validation_flag
        }
      ) AS kept
    FROM bmrs_boalf_complete
    WHERE
      settlementDate BETWEEN $date_from AND $date_to
      AND bmUnit IS NOT NULL
      AND amendmentFlag IS DISTINCT FROM 'DEL'
    GROUP BY settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo
  ),
  classified_segment AS (
    SELECT
      * EXCLUDE (kept),
      kept.*,
      kept.price IS NOT NULL AND COALESCE(kept.validation, 'Valid') = 'Valid' AS priced
    FROM segment
  ),
  -- acceptanceNumber is unique only within a BM unit.
  acceptance AS (
    SELECT
      settlementDate,
      bmUnit,
      acceptanceNumber,
      COUNT(*) AS segments,
      COALESCE(BOOL_OR(NOT unflagged), FALSE) AS so_flagged,
      COUNT(*) FILTER (WHERE priced) AS priced_segments,
      -- DECIMAL adds up the same in any order, DOUBLE does not.
      SUM(CAST(price AS DECIMAL(18, 6))) FILTER (WHERE priced) AS price_sum,
      MIN(price) FILTER (WHERE priced) AS lowest_price,
      MAX(price) FILTER (WHERE priced) AS highest_price,
      SUM(CAST(volume AS DECIMAL(18, 6))) FILTER (WHERE priced AND type = 'OFFER') AS offer_level_change,
      SUM(CAST(volume AS DECIMAL(18, 6))) FILTER (WHERE priced AND type = 'BID') AS bid_level_change
    FROM classified_segment
    GROUP BY settlementDate, bmUnit, acceptanceNumber
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  CAST(SUM(segments) AS BIGINT) AS source_rows,
  COUNT(*) AS acceptances,
  COUNT(*) FILTER (WHERE so_flagged) AS so_flagged_acceptances,
  CAST(SUM(priced_segments) AS BIGINT) AS priced_segments,
  SUM(price_sum) AS price_sum,
  MIN(lowest_price) AS min_price,
  MAX(highest_price) AS max_price,
  COALESCE(SUM(offer_level_change), 0) AS offer_level_change_mw,
  COALESCE(SUM(bid_level_change), 0) AS bid_level_change_mw
FROM acceptance
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
