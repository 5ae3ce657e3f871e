import MiyabiCommands

await Miyabi.main()
