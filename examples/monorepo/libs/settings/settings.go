// Package settings reads configuration.
package settings

import (
	"example.test/monorepo/libs/fault"
	"github.com/BurntSushi/toml"
)

// Settings of one service.
type Settings struct{ Address string }

// Parse reads TOML.
func Parse(text string) (Settings, error) {
	var s Settings
	_, err := toml.Decode(text, &s)
	return s, fault.In("settings", err)
}
