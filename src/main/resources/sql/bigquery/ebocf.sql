-- EBOCF: the cashflow of every BM unit on every settlement date, signed: positive is paid to the unit.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- Cashflows are restated for months: the newest row of each natural key counts.
  cashflow AS (
    SELECT
      *,
      CASE LOWER(_direction)
        WHEN 'offer' THEN TRUE
        WHEN 'bid' THEN FALSE
        ELSE ERROR(CONCAT('_direction is neither bid nor offer: ', COALESCE(_direction, 'NULL')))
      END AS is_offer,
      -- To 12 decimals, as DECIMAL(38, 12) rounds in DuckDB: BIGNUMERIC adds up the same in any order,
      -- FLOAT64 does not, and a mere CAST would round the digits behind those of a FLOAT64, too.
      CAST(ROUND(totalCashflow * 1e12) AS BIGNUMERIC) / BIGNUMERIC '1e12' AS gbp
    FROM bmrs_ebocf
    WHERE settlementDate BETWEEN @date_from AND @date_to AND bmUnit IS NOT NULL
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY LOWER(_direction), bmUnit, settlementDate, settlementPeriod
        ORDER BY createdDateTime DESC NULLS LAST, totalCashflow NULLS LAST
      ) = 1
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  COUNT(*) AS source_rows,
  -- Shifted further, the bit would be lost without an error.
  BIT_OR(
    1 << IF(settlementPeriod > 62, ERROR('settlementPeriod is above 62'), settlementPeriod)
  ) AS period_mask,
  MAX(createdDateTime) AS newest_created,
  COALESCE(SUM(IF(is_offer, gbp, NULL)), 0) AS offer_gbp,
  COALESCE(SUM(IF(NOT is_offer, gbp, NULL)), 0) AS bid_gbp,
  COALESCE(SUM(gbp), 0) AS net_gbp,
  COALESCE(SUM(IF(gbp > 0, gbp, NULL)), 0) AS paid_gbp,
  COALESCE(-SUM(IF(gbp < 0, gbp, NULL)), 0) AS received_gbp
FROM cashflow
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
