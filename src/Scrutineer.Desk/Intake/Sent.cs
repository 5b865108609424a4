namespace Scrutineer.Desk.Intake;

/// <summary>Something the public sent, as the desk lists it. It tells nothing of who sent it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Kind">What it is now.</param>
/// <param name="Arrived">When it came, to the second: the time of filing, whenever it is taken into the register.</param>
/// <param name="Unit">Code of the unit it is about.</param>
/// <param name="At">Code of the unit whose desk answers it: where the forum of a complaint sits; the unit of a report.</param>
/// <param name="Ground">Ground of a complaint; null: none is named.</param>
/// <param name="Document">SHA-256 of what was sent, hex.</param>
/// <param name="Sealed">SHA-256 of what tells who sent it, which is kept sealed; null: nothing does.</param>
public sealed record Sent(long Number, SentKind Kind, DateTimeOffset Arrived, string Unit, string At, string? Ground, string Document, string? Sealed)
{
    /// <summary>What became of it.</summary>
    public Standing Standing { get; init; } = new Standing.Received();

    /// <summary>True if it came as a report of an error and was found to be a complaint.</summary>
    public bool WasMoved { get; init; }

    /// <summary>When it was answered; null: it waits.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>Key of whoever answered; null: it waits.</summary>
    public string? By { get; init; }

    /// <summary>True while it waits for the desk.</summary>
    public bool Waits => Standing is Standing.Received;
}
