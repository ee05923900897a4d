CREATE TABLE parcel_sizes (name text PRIMARY KEY, grams int, standard boolean);
INSERT INTO parcel_sizes VALUES ('small', 500, true), ('large', 5000, true);
SELECT pg_catalog.pg_extension_config_dump('parcel_sizes', 'WHERE NOT standard');
