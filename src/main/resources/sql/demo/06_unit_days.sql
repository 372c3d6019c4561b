-- What every BM unit does on every day of this chunk.
CREATE OR REPLACE TEMP TABLE demo_unit_days AS
WITH
positions AS (
    SELECT
        days.*,
        units.*,
        hash(unit_key, settlementDate) AS unit_day_key,
        -- The final physical notification, held all day: wind follows the weather.
        CASE
            WHEN behaviour = 'WIND'
                THEN least(capacity_mw, round(capacity_mw * windiness * (0.5 + draw(hash('output', unit_day_key)))))
            WHEN draw(hash('running', unit_day_key)) < running
                THEN round(capacity_mw * (0.5 + 0.5 * draw(hash('output', unit_day_key))))
            ELSE 0
        END AS fpn_mw,
        -- An idle unit submits placeholders: pairs with both levels 0.
        draw(hash('idle', unit_day_key)) < 0.06 * (1 - busyness) AS idle
    FROM demo_settlement_days AS days
    CROSS JOIN demo_units AS units
)
SELECT
    settlementDate,
    unit_no,
    bm_unit AS bmUnit,
    unit_day_key,
    behaviour,
    day_no,
    first_start,
    day_minutes,
    reprices,
    pair_count,
    defensive,
    sentinel_price,
    undoes_at_bid_price,
    offer_factor,
    bid_factor,
    bid_base * (0.95 + 0.1 * draw(hash('bid', unit_day_key))) AS bid_base,
    CAST(fpn_mw AS INTEGER) AS fpn_mw,
    CAST(CASE WHEN idle THEN 0 ELSE capacity_mw - fpn_mw END AS INTEGER) AS headroom_mw,
    CAST(CASE WHEN idle THEN 0 ELSE fpn_mw - lowest_mw END AS INTEGER) AS footroom_mw,
    -- Transmission loss multiplier.
    round(0.98 + 0.03 * draw(hash('losses', unit_day_key)), 7) AS tlm,
    -- The idlest units are absent now and then.
    draw(hash('submits', unit_day_key)) >= 0.04 * (1 - busyness) AS submits,
    submits
        AND draw(hash('accepted', unit_day_key))
            < accepted_weight * CASE WHEN behaviour = 'WIND' THEN 0.5 + windiness ELSE 1 END AS accepted,
    offer_share,
    slot_minutes,
    slot_share,
    first_acceptance_number
FROM positions;
