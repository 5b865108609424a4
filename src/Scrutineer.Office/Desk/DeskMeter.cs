using System.Diagnostics.Metrics;

namespace Scrutineer.Office.Desk;

/// <summary>What is counted at the desk, for whoever measures it. No person and no unit is told apart.</summary>
public static class DeskMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Scrutineer.Desk";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Protocols = Meter.CreateCounter<long>("scrutineer.desk.protocols", "{protocol}", "Protocols that came into the record.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("scrutineer.desk.refusals", "{refusal}", "What was refused, by code.");
    private static readonly Histogram<double> Publications = Meter.CreateHistogram<double>("scrutineer.desk.publication", "s", "How long a publication took.");

    /// <summary>A protocol came into the record.</summary>
    public static void Entered(string channel) => Protocols.Add(1, new KeyValuePair<string, object?>("channel", channel));

    /// <summary>Something was refused.</summary>
    public static void Refused(string code) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>A publication was made.</summary>
    public static void Published(TimeSpan took) => Publications.Record(took.TotalSeconds);
}
