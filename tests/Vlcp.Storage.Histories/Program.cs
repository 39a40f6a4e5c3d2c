using Vlcp.Storage.Histories;

return await ClientProcess.RunAsync(args);
