-- What every BM unit submits for every settlement period: its offer price, its bid price, and the
-- room it has up and down. A unit that does not reprice keeps its prices all day.
CREATE OR REPLACE TEMP TABLE demo_submissions AS
SELECT
  settlementDate,
  bmUnit,
  settlementPeriod,
  startTime,
  endTime,
  in_bod,
  pair_count,
  defensive,
  sentinel_price,
  behaviour = 'WIND' AS is_wind,
  undoes_at_bid_price,
  hash(unit_day_key, settlementPeriod) AS submission_key,
  CASE
    WHEN reprices THEN reference_price * (0.95 + 0.1 * draw(hash('price', submission_key)))
    ELSE day_price
  END AS base_price,
  ROUND(offer_factor * base_price, 2) AS offer_price,
  ROUND(
    bid_factor * base_price
      + bid_base * CASE WHEN reprices THEN base_price / reference_price ELSE 1 END,
    2
  ) AS bid_price,
  -- A repricing unit withdraws now and then: a placeholder.
  reprices AND draw(hash('withdrawn', submission_key)) < 0.03 AS withdrawn,
  CASE WHEN withdrawn THEN 0 ELSE headroom_mw END AS up_mw,
  CASE WHEN withdrawn THEN 0 ELSE footroom_mw END AS down_mw
FROM demo_unit_days
JOIN demo_settlement_periods USING (settlementDate)
WHERE submits
ORDER BY settlementDate, bmUnit, settlementPeriod
