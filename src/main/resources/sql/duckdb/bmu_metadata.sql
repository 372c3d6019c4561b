-- The BM unit reference, as the source lists it.
SELECT
  elexonBmUnit AS elexon_bm_unit,
  nationalGridBmUnit AS national_grid_bm_unit,
  fuelType AS fuel_type,
  leadPartyName AS lead_party_name,
  generationCapacity AS generation_capacity_mw
FROM bmu_metadata
WHERE elexonBmUnit IS NOT NULL
