// An app that behaves until a switch of a certain number is there: then it throws at every packet while that switch stays, or blocks once for
// ten seconds.
[App("troublemaker")]
public sealed class Troublemaker : App
{
    private const ulong Thrower = 0xbad1;
    private const ulong Blocker = 0xbad2;

    private bool _throws;

    [Observe(Dispatcher.Main | Dispatcher.Dead)]
    private void OnStateChange(EventOFPStateChange ev)
    {
        if (ev.Datapath.Id == Thrower)
        {
            _throws = ev.State == Dispatcher.Main;
        }
        else if (ev.Datapath.Id == Blocker && ev.State == Dispatcher.Main)
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
