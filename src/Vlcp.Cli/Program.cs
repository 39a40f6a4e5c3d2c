using Vlcp.Cli;

return await CommandLine.RunAsync(args);
