package orderbook

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"time"
)

// orderTable is the smallest driver database/sql accepts: one table, and a query that takes its time. The pool above
// it, whose connections and waiters matter here, is the real one.
type orderTable struct{}

func (t orderTable) Connect(context.Context) (driver.Conn, error) { return orderConn{}, nil }
func (t orderTable) Driver() driver.Driver                        { return t }
func (t orderTable) Open(string) (driver.Conn, error)             { return orderConn{}, nil }

type orderConn struct{}

var errQueriesOnly = errors.New("order table: only queries are supported")

func (orderConn) Prepare(string) (driver.Stmt, error) { return nil, errQueriesOnly }
func (orderConn) Begin() (driver.Tx, error)           { return nil, errQueriesOnly }
func (orderConn) Close() error                        { return nil }

func (orderConn) QueryContext(_ context.Context, _ string, args []driver.NamedValue) (driver.Rows, error) {
	time.Sleep(15 * time.Millisecond)
	return &orderRows{customer: args[0].Value}, nil
}

// orderRows are three orders of one customer.
type orderRows struct {
	customer driver.Value
	row      int64
}

func (r *orderRows) Columns() []string { return []string{"id"} }
func (r *orderRows) Close() error      { return nil }

func (r *orderRows) Next(row []driver.Value) error {
	if r.row == 3 {
		return io.EOF
	}
	r.row++
	row[0] = r.row
	return nil
}
