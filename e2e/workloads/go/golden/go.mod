module example.org/recorded

go 1.19
