-- A pseudo-random number in [0, 1) for a key. Everything random in the synthetic market is such a
-- draw from (seed, unit, date, ...) and nothing else, so one day's rows never depend on other days.
-- The key is hashed once more because hashes of lists that differ in one place alone are correlated.
CREATE OR REPLACE TEMP MACRO draw(key) AS (hash(key) >> 11) / 9007199254740992.0;
