using Scrutineer.Elections;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>A good record of some 700 entries with everything a record can have.</summary>
internal static class SampleRecord
{
    private static readonly LocalText Why = new(LocalText.Of("Seals broken.").ByLanguage.Add("ru", "Пломбы нарушены."));

    /// <summary>The record, to be published or to be added to.</summary>
    /// <param name="stationsEach">Stations in each of the three regions; 4 or more.</param>
    /// <param name="quorum">How many of the two witnesses are needed: all, any.</param>
    public static RecordMaker Maker(int stationsEach = 100, string quorum = "all")
    {
        var maker = new RecordMaker(3, stationsEach, quorum: quorum);
        var stations = maker.Definition.Stations.ToList();
        var (half, most) = (stations.Count / 2, stations.Count * 5 / 6);
        maker.Publish();
        for (var i = 0; i < half; i++) Report(maker, stations[i], "machine", i);
        for (var i = 0; i < half; i++) Report(maker, stations[i], "hand", i);
        maker.Publish();
        Happenings(maker, stations);
        for (var i = half; i < most; i++) Report(maker, stations[i], "hand", i);
        SampleDisputes.Happen(maker, stations);
        maker.Publish("machine");
        maker.Publish();
        maker.Declare(maker.Keys.Commission[0], maker.Keys.Commission[2]);
        var (first, second) = (maker.Keys, new Keys(RecordMaker.Origin, "second", quorum));
        maker.ChangeKeys(second, first.Commission[0], first.Commission[1]);
        for (var i = most; i < stations.Count; i++) Report(maker, stations[i], "hand", i);
        for (var i = half; i < stations.Count; i++) Report(maker, stations[i], "machine", i);
        maker.Publish();
        maker.Declare(second.Commission);
        maker.Add(new IncidentReported("restored", "The record was restored from a mirror.", ["no entry was lost"]));
        return maker;
    }

    private static void Report(RecordMaker maker, string station, string channel, int i) => maker.AddOf(
        station, p => new ProtocolReported(p), channel, 0, i % 40 == 7 ? [maker.Blob([0xFF, 0xD8, (byte)(i % 256), (byte)channel.Length], "image/jpeg")] : []);

    private static void Happenings(RecordMaker maker, List<string> stations)
    {
        for (var i = 0; i < stations.Count / 5; i += 6)
            maker.AddOf(stations[i], p => new ProtocolCorrected($"typing error in line {i}: \"4\" for \"9\"\n", p), "hand", i);
        maker.AddOf(stations[1], p => new ProtocolRepeated(p), "hand", 5);
        maker.AddOf(stations[2], p => new ProtocolWithdrawn(p.Unit, p.Channel, "belongs to another station"));
        maker.AddOf(stations[2], p => new ProtocolReported(p), "hand", 3);
        maker.AddOf(stations[3], p => new ProtocolAccepted(p.Unit, p.Channel, ["E1", "E2"], "seven ballots were found torn"));
        maker.AddOf(stations[3], p => new ProtocolEntered(p.Unit, p.Channel, EntryMethods.DoubleEntry, ["0a1b2c3d", "5e6f7081"], ["cast"]));
        maker.AddOf(stations[3], p => new ProtocolScanned(p.Unit, p.Channel, [maker.Blob([0xFF, 0xD8, 0xFF, 3], "image/jpeg")]));
        var aside = maker.Add(new ActOfSettingAside([stations[4], stations[5]], "Central commission, decision 1", Why));
        maker.Add(new ActOfSettingAside([stations[0]], "Central commission, decision 2", Why));
        maker.Add(new ActOfLot(["A", "B"], ["A"], "Central commission", Why, null));
        maker.Add(new ActRevoked(aside, "Supreme Court", Why));
        maker.Add(new IncidentReported("publication-blocked", "The figures were not published.", ["r1: valid is more than cast"]));
    }
}
