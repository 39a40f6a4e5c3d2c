using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Processes;

namespace Vlcp.SppCtl.Api;

/// <summary>What the resources of the API work with.</summary>
/// <param name="Registry">The processes.</param>
/// <param name="Options">Settings.</param>
/// <param name="Logger">Requests and commands.</param>
internal sealed record ApiServices(ProcessRegistry Registry, SppCtlOptions Options, ILogger Logger);
