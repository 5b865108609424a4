using Scrutineer.Elections;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Totals of real counts hold what a publication must hold; where published figures do not, the unit is named.</summary>
public class RealIdentities
{
    [Theory]
    [InlineData("kg-2020-early", "kyrgyzstan-2020/snapshot-early-2399.csv")]
    [InlineData("kg-2020-late", "kyrgyzstan-2020/snapshot-late-2413.csv")]
    [InlineData("ge-2016", "georgia-2016/2016_parliament_party_list.csv")]
    // Israel counts envelope ballots in a unit of its own, whose voters are on other registers.
    [InlineData("il-2022", "israel-knesset25/knesset25-2022-expb.csv")]
    [InlineData("pl-2019", "poland-2019/stations.csv.gz")]
    [InlineData("ru-2011", "russia-2011/2011.csv.zip")]
    [InlineData("ru-2018", "russia-2018/2018.csv.zip")]
    public void A_real_count_breaks_no_identity(string election, string file) => Assert.Empty(Broken(election, file));

    private static IEnumerable<string> Broken(string election, string file)
    {
        var imported = RealElections.Import(election, file);
        var state = CountState.Fold(imported.Election, imported.Batches);
        return Identities.Broken(state, TallyTable.Of(state, imported.Election.DecidingChannel.Code), null, changed: false).Select(b => b.Sentence);
    }
}
