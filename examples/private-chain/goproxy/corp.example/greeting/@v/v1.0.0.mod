module corp.example/greeting

go 1.25.0

require corp.example/words v1.2.0
