module fleetprof.io/e2e/tollgate

go 1.26
