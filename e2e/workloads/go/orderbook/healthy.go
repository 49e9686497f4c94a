package orderbook

import (
	"context"
	"database/sql"
	"log"

	"example.org/shop/scenario"
)

// findAndClose has as many goroutines in line for a connection, and every connection comes back.
func findAndClose(load *scenario.Load) {
	db := openOrders()
	load.Steady(func(customer int) {
		if _, err := findOrderAndClose(db, customer); err != nil {
			log.Print(err)
		}
	})
}

func findOrderAndClose(db *sql.DB, customer int) (order int, err error) {
	rows, err := db.QueryContext(context.Background(), "select id from orders where customer = ?", customer)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&order)
	}
	return order, err
}
