-- The acceptances of this chunk, one row each. An accepted unit-day is cut into slots, and each slot
-- holds one acceptance or none: the unit leaves its FPN, holds a level, slopes to another or not, and
-- comes back. Minutes count from the day's first period.
CREATE OR REPLACE TEMP TABLE demo_acceptances AS
WITH
slots AS (
    SELECT
        *,
        unnest(range(0, day_minutes // slot_minutes)) AS slot,
        hash('slot', unit_day_key, slot) AS slot_key
    FROM demo_unit_days
    WHERE accepted
),
sided AS (
    SELECT
        *,
        CASE
            WHEN behaviour = 'WIND' OR defensive <> 'NONE' THEN 'bid'
            WHEN draw(hash('side', slot_key)) < offer_share THEN 'offer'
            ELSE 'bid'
        END AS direction,
        CASE direction WHEN 'offer' THEN headroom_mw ELSE -footroom_mw END AS room_mw
    FROM slots
    WHERE draw(hash('used', slot_key)) < slot_share
),
profiled AS (
    SELECT
        *,
        fpn_mw + CAST(sign(room_mw) * ceil(abs(room_mw) * (0.1 + 0.9 * draw(hash('level', slot_key)))) AS INTEGER) AS level_mw,
        draw(hash('slopes', slot_key)) < 0.15 AS slopes,
        CASE WHEN slopes THEN (fpn_mw + level_mw) // 2 ELSE level_mw END AS later_level_mw,
        slot_minutes // 10 AS ramp_minutes,
        CAST(slot * slot_minutes + hash('delay', slot_key) % (1 + slot_minutes // 15) AS INTEGER) AS leaves_at,
        -- Most wind is instructed to stay where an earlier acceptance has put it: no ramp, a flat segment first.
        CASE
            WHEN behaviour = 'WIND' AND draw(hash('stays', slot_key)) < 0.8 THEN leaves_at
            ELSE leaves_at + ramp_minutes
        END AS holds_from,
        CAST((slot + 1) * slot_minutes AS INTEGER) AS back_at,
        back_at - ramp_minutes AS returns_at,
        CASE WHEN slopes THEN (holds_from + returns_at) // 2 ELSE returns_at END AS holds_to,
        first_start + to_minutes(leaves_at - CAST(2 + hash('notice', slot_key) % 19 AS BIGINT)) AS acceptanceTime,
        undoes_at_bid_price AND draw(hash('undone', slot_key)) < 0.08 AS undone
    FROM sided
    WHERE room_mw <> 0
),
issued AS (
    SELECT *, FALSE AS undoes
    FROM profiled
    UNION ALL
    -- An undone bid: a minute later the unit is told to stay at its FPN after all.
    SELECT * REPLACE (
            fpn_mw AS level_mw,
            fpn_mw AS later_level_mw,
            leaves_at AS holds_from,
            back_at AS holds_to,
            back_at AS returns_at,
            acceptanceTime + INTERVAL 1 MINUTE AS acceptanceTime
        ), TRUE AS undoes
    FROM profiled
    WHERE undone
)
SELECT
    settlementDate,
    bmUnit,
    -- Never more than 100 slots a day.
    first_acceptance_number + 100 * day_no
        + row_number() OVER (PARTITION BY settlementDate, bmUnit ORDER BY slot, undoes) AS acceptanceNumber,
    acceptanceTime,
    first_start,
    leaves_at,
    holds_from,
    holds_to,
    returns_at,
    back_at,
    fpn_mw,
    level_mw,
    later_level_mw,
    direction,
    undone,
    undoes,
    tlm,
    slot_key,
    draw(hash('system', slot_key)) < CASE WHEN behaviour = 'WIND' THEN 0.85 ELSE 0.12 END AS so_flag,
    CASE
        WHEN undone THEN 'ORI'
        WHEN draw(hash('amendment', slot_key)) < 0.01 THEN 'DEL'
        WHEN draw(hash('amendment', slot_key)) < 0.06 THEN NULL
        ELSE 'ORI'
    END AS amendment_flag,
    -- Deleted acceptances, and a few others, are never settled.
    amendment_flag IS DISTINCT FROM 'DEL' AND (undone OR draw(hash('settled', slot_key)) >= 0.04) AS settled
FROM issued;
