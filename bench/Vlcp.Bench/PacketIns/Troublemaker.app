// An app that behaves until a switch of a certain number is there: then it throws at every packet, or blocks once for ten seconds.
[App("troublemaker")]
public sealed class Troublemaker : App
{
    private const ulong Thrower = 0xbad1;
    private const ulong Blocker = 0xbad2;

    private bool _throws;

    [Observe(Dispatcher.Main)]
    private void OnMain(EventOFPStateChange ev)
    {
        _throws |= ev.Datapath.Id == Thrower;
        if (ev.Datapath.Id == Blocker)
        {
            Thread.Sleep(TimeSpan.FromSeconds(10));
        }
    }

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(EventOFPPacketIn ev)
    {
        if (_throws)
        {
            throw new InvalidOperationException($"no packets of {ev.Datapath.Dpid}");
        }
    }
}
