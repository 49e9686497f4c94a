// Package orderbook looks orders up in a database.
package orderbook

import (
	"context"
	"database/sql"
	"log"

	"example.org/shop/scenario"
)

// connections the database allows us.
const connections = 50

// Case is the rows that nobody closes.
var Case = scenario.Case{
	Name:  "rows",
	About: "a search takes the first row and leaves the rest open; once no connection is left, everybody waits",
	Leak: &scenario.Program{
		Run: findOrders, Place: findOrder, State: "select",
		Load: scenario.Load{Count: 3000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: findAndClose, Place: findOrderAndClose, State: "select",
		Load: scenario.Load{Count: 3000},
	},
}

func findOrders(load *scenario.Load) {
	db := openOrders()
	load.Each(func(customer int) {
		go func() {
			if _, err := findOrder(db, customer); err != nil {
				log.Print(err)
			}
		}()
	})
}

// findOrder should close its rows, or ask for one row only.
func findOrder(db *sql.DB, customer int) (order int, err error) {
	rows, err := db.QueryContext(context.Background(), "select id from orders where customer = ?", customer)
	if err != nil {
		return 0, err
	}
	if rows.Next() {
		err = rows.Scan(&order)
	}
	return order, err
}

func openOrders() *sql.DB {
	db := sql.OpenDB(orderTable{})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}
