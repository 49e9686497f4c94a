module fleetprof.io/e2e/cluster

go 1.26
