module fleetprof.io/e2e/impostor

go 1.26
