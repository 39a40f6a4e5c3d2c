namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>A request of a web page that can't be done: the HTTP status and the reason.</summary>
internal sealed class RequestException(int status, string reason) : Exception(reason)
{
    public const int BadRequest = 400;
    public const int NotFound = 404;
    public const int NotInThisVersion = 501;
    public const int Unavailable = 503;
    public const int NoAnswer = 504;

    public int Status => status;
}
