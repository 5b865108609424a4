namespace Scrutineer.Witnessing;

/// <summary>How long witnesses are waited for.</summary>
public sealed record WitnessPatience
{
    /// <summary>For one witness, both of its answers together.</summary>
    public TimeSpan Each { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For all of them together.</summary>
    public TimeSpan All { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For the others once the quorum is met: their cosignatures are welcome, and their alarms more so.</summary>
    public TimeSpan AfterQuorum { get; init; } = TimeSpan.FromMilliseconds(500);
}
