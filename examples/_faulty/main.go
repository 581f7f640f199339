package main

import (
	"fmt"

	"github.com/google/uuid"
	"golang.org/x/mod/semver"
)

func main() { fmt.Println(uuid.NewString(), semver.IsValid("v1.0.0")) }
