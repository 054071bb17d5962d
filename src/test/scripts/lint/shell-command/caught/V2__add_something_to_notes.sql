-- A script of these tests, with a head.
.mode csv -- here
