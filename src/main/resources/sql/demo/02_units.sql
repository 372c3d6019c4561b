-- The market's BM units: who they are, how big, and how they behave. Ids, stations and parties are
-- invented: station codes start with Q, X or Z, which no real one does.
CREATE OR REPLACE TEMP TABLE demo_units AS
WITH
-- One line a behaviour. share_from: where it begins when all units are laid along [0, 1).
-- reprices, stacked: share of units that submit new prices each period, that submit two pairs a side.
-- walled, guarded: share of units whose every price is defensive, whose offers alone are.
-- running: share of days with output; lowest: lowest level as a multiple of capacity (-1 can import).
-- offer_factor, bid_factor: price as a multiple of the reference price; bid_base: £/MWh added to it.
-- accepted: weight of being accepted on a day; slot_share: of the day's slots, how many are used.
behaviours (behaviour, fuel_type, share_from, id_prefix, id_suffix, station_units,
            capacity_from, capacity_to, reprices, stacked, walled, guarded, running, lowest,
            offer_factor, bid_factor, bid_base, accepted, slot_minutes, slot_share) AS (
    VALUES
    ('NUCLEAR',        'NUCLEAR', 0.00, 'T_',  'N', 2, 450, 650, 0.00, 0.00, 1.00, 0.00, 0.95,  0, 1.00,  0.00,   0, 0.00, 60, 0.00),
    ('BIOMASS',        'BIOMASS', 0.02, 'T_',  'P', 3,  40, 640, 0.50, 0.10, 0.00, 0.20, 0.90,  0, 1.60, -0.20,   0, 0.15, 60, 0.20),
    ('OTHER',          'OTHER',   0.04, 'T_',  'X', 1,   5,  60, 0.20, 0.00, 0.10, 0.10, 0.60,  0, 1.80,  0.30,   0, 0.06, 30, 0.10),
    ('CCGT',           'CCGT',    0.06, 'T_',  'G', 3, 250, 900, 1.00, 0.25, 0.00, 0.00, 0.75,  0, 1.55,  0.70,   0, 0.55, 60, 0.28),
    ('OCGT',           'OCGT',    0.12, 'E_',  'T', 1,  20, 140, 0.60, 0.00, 0.00, 0.10, 0.15,  0, 2.10,  0.60,   0, 0.10, 30, 0.10),
    ('PUMPED STORAGE', 'PS',      0.14, 'T_',  'S', 4,  90, 300, 1.00, 0.25, 0.00, 0.00, 0.25, -1, 1.70,  0.60,   0, 0.45, 30, 0.22),
    ('BATTERY',        NULL,      0.16, 'E_',  'B', 2,  10, 100, 0.90, 0.06, 0.04, 0.00, 0.00, -1, 1.45,  0.60,   0, 0.42, 15, 0.13),
    ('HYDRO',          'NPSHYD',  0.38, 'T_',  'H', 2,  10,  80, 0.50, 0.00, 0.10, 0.40, 0.60,  0, 1.60,  0.20,   0, 0.12, 30, 0.12),
    ('VIRTUAL',        NULL,      0.42, 'V__', '',  9,   1,  30, 0.15, 0.00, 0.35, 0.00, 0.00, -1, 1.90,  0.40,   0, 0.02, 30, 0.08),
    ('WIND',           'WIND',    0.50, 'T_',  'W', 2,  15, 450, 0.08, 0.00, 0.02, 0.55, 1.00,  0, 1.20,  0.00, -50, 0.25, 40, 0.55),
    ('EMBEDDED',       NULL,      0.74, '2__', '',  9,   4,  60, 0.10, 0.02, 0.40, 0.10, 0.40,  0, 2.00,  0.10,   0, 0.04, 30, 0.10),
    ('INTERCONNECTOR', NULL,      0.94, 'I_',  '',  1, 300, 999, 0.05, 0.00, 0.70, 0.00, 0.50, -1, 1.30,  0.50,   0, 0.00, 60, 0.00)
),
-- Multiples of an irrational number spread evenly over [0, 1): any number of units has the same mix,
-- and the first five already show wind, a battery, an embedded and a virtual unit, and a CCGT.
-- The second sequence ranks how busy a unit is, and starts so that unit 1 is the busiest of all.
numbered AS (
    SELECT
        CAST(unit_no AS INTEGER) AS unit_no,
        hash(CAST($seed AS BIGINT), unit_no) AS unit_key,
        (unit_no * 0.6180339887498949) % 1 AS place,
        (0.43 + unit_no * 0.5698402909980532) % 1 AS busyness
    FROM range(1, CAST($units AS BIGINT) + 1) AS units (unit_no)
),
stationed AS (
    SELECT
        numbered.*,
        behaviours.*,
        row_number() OVER (PARTITION BY behaviour ORDER BY unit_no) - 1 AS sister_no,
        CAST(sister_no // station_units AS BIGINT) AS station_no,
        -- 7919 shares no factor with 26 * 26 * 26: every station gets letters of its own.
        (station_no + 1) * 7919 % 17576 AS letters
    FROM numbered
    ASOF JOIN behaviours ON numbered.place >= behaviours.share_from
),
named AS (
    SELECT
        *,
        substr('QXZ', CAST(1 + station_no % 3 AS INTEGER), 1)
            || chr(CAST(65 + letters // 676 AS INTEGER))
            || chr(CAST(65 + letters // 26 % 26 AS INTEGER))
            || chr(CAST(65 + letters % 26 AS INTEGER)) AS station_code,
        CAST(1 + sister_no % station_units AS VARCHAR) AS unit_in_station,
        chr(CAST(65 + station_no % 14 AS INTEGER)) AS grid_supply_group
    FROM stationed
)
SELECT
    unit_no,
    unit_key,
    behaviour,
    fuel_type,
    CASE
        WHEN behaviour = 'INTERCONNECTOR' THEN
            ['IFG', 'IFD', 'ING', 'IND', 'IBG', 'IBD'][1 + station_no % 6] || '-' || station_code || unit_in_station
        WHEN id_suffix = '' THEN 'AG-' || station_code || lpad(unit_in_station, 2, '0')
        ELSE station_code || id_suffix || '-' || unit_in_station
    END AS national_grid_bm_unit,
    CASE
        WHEN behaviour = 'INTERCONNECTOR' THEN 'I_' || national_grid_bm_unit
        WHEN id_suffix = '' THEN id_prefix || grid_supply_group || station_code || lpad(unit_in_station, 3, '0')
        WHEN behaviour IN ('WIND', 'BATTERY') AND station_no % 4 = 3
            THEN CASE id_prefix WHEN 'T_' THEN 'E_' ELSE 'T_' END || national_grid_bm_unit
        ELSE id_prefix || national_grid_bm_unit
    END AS bm_unit,
    ['Ardwen', 'Brackley Fell', 'Corrimoor', 'Dunwhistle', 'Elverton', 'Farrowdale', 'Glenthorn', 'Harrowmere',
     'Inverlarch', 'Jasperford', 'Kittlewick', 'Larkmarsh', 'Merrowdown', 'Netherquoy', 'Ospreyholm', 'Pennywold',
     'Quillbrook', 'Rushenford', 'Saltmarrow', 'Tarnhowick', 'Ulverthorpe', 'Vennacombe', 'Wrenmouth', 'Yarrowgill']
        [1 + CAST(hash(behaviour, station_no) % 24 AS INTEGER)] || ' '
        || ['Power', 'Energy', 'Generation', 'Trading', 'Flexibility'][1 + CAST(hash(station_no, behaviour) % 5 AS INTEGER)]
        || ' Ltd' AS lead_party,
    CAST(round(capacity_from + (capacity_to - capacity_from) * pow(draw(hash('capacity', unit_key)), 2)) AS INTEGER) AS capacity_mw,
    CAST(capacity_mw * lowest AS INTEGER) AS lowest_mw,
    running,
    busyness,
    draw(hash('reprices', unit_key)) < reprices AS reprices,
    CASE
        WHEN draw(hash('stacked', unit_key)) < stacked THEN 4
        WHEN draw(hash('one-sided', unit_key)) < 0.02 THEN 1
        ELSE 2
    END AS pair_count,
    -- ALL: every price says "do not use me"; OFFERS: every offer; RISES: the offers of upward pairs.
    CASE
        WHEN draw(hash('defensive', unit_key)) < walled THEN 'ALL'
        WHEN draw(hash('defensive', unit_key)) < walled + guarded / 3 THEN 'OFFERS'
        WHEN draw(hash('defensive', unit_key)) < walled + guarded THEN 'RISES'
        ELSE 'NONE'
    END AS defensive,
    CASE WHEN draw(hash('sentinel', unit_key)) < 0.7 THEN 9999.0 ELSE 99999.0 END AS sentinel_price,
    offer_factor * (0.8 + 0.4 * draw(hash('offer', unit_key))) AS offer_factor,
    bid_factor * (0.8 + 0.4 * draw(hash('bid', unit_key))) AS bid_factor,
    bid_base * (0.4 + 1.1 * draw(hash('bid', unit_key))) AS bid_base,
    -- Undone at the price it was done: the downward pair of these wind units has one price both ways.
    behaviour = 'WIND' AND draw(hash('undo', unit_key)) < 0.4 AS undoes_at_bid_price,
    -- Few units are accepted nearly every day, most hardly ever.
    CASE WHEN defensive = 'ALL' THEN 0 ELSE accepted * 10 * pow(busyness, 9) END AS accepted_weight,
    slot_minutes,
    slot_share,
    -- Units of one station count their acceptances from the same number: an acceptance number is
    -- unique only within its BM unit.
    CAST(1000 + hash(behaviour, station_no) % 40000 AS BIGINT) AS first_acceptance_number
FROM named;
