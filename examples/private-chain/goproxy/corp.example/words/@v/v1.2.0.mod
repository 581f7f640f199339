module corp.example/words

go 1.25.0
