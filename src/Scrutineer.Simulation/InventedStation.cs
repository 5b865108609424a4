namespace Scrutineer.Simulation;

/// <summary>An invented station on its way to protocols.</summary>
internal sealed class InventedStation(string code, string region, int lists)
{
    public string Code { get; } = code;

    public string Region { get; } = region;

    public long Registered { get; set; }

    public long Participants { get; set; }

    /// <summary>Participants whose ballot is in no line: invalid and carried away.</summary>
    public long InNoLine { get; set; }

    public long CarriedAway { get; set; }

    public long Outside { get; set; }

    public long[] Votes { get; } = new long[lists];

    public long Invalid => InNoLine - CarriedAway;

    public long Valid => Participants - InNoLine;
}
