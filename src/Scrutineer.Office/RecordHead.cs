namespace Scrutineer.Office;

/// <summary>How far a record is: what a paper made of it names, so that anybody can make it again.</summary>
/// <param name="Origin">Origin of its log.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">Root of the log at that size, base 64.</param>
/// <param name="Time">The time of the last entry.</param>
public sealed record RecordHead(string Origin, long Size, string Root, DateTimeOffset Time);
