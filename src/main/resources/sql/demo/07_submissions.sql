-- What every BM unit submits in every period: its offer and its bid price, and the room behind them.
-- A unit that does not reprice keeps one price all day.
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
    behaviour = 'WIND' AS wind,
    undoes_at_bid_price,
    hash(unit_day_key, settlementPeriod) AS submission_key,
    CASE
        WHEN reprices THEN reference_price * (0.95 + 0.1 * draw(hash('price', submission_key)))
        ELSE day_price
    END AS unit_price,
    round(offer_factor * unit_price, 2) AS offer_price,
    round(bid_factor * unit_price + CASE WHEN reprices THEN bid_base * unit_price / day_price ELSE bid_base END, 2) AS bid_price,
    -- A repricing unit withdraws now and then: a placeholder.
    CASE WHEN reprices AND draw(hash('withdrawn', submission_key)) < 0.03 THEN 0 ELSE headroom_mw END AS up_mw,
    CASE WHEN reprices AND draw(hash('withdrawn', submission_key)) < 0.03 THEN 0 ELSE footroom_mw END AS down_mw
FROM demo_unit_days
JOIN demo_settlement_periods USING (settlementDate)
WHERE submits
ORDER BY settlementDate, bmUnit, settlementPeriod;
