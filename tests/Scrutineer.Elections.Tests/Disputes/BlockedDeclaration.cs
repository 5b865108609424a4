using System.Globalization;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>Nothing is declared while a complaint can still change it.</summary>
public class BlockedDeclaration
{
    private readonly Court court = new Court().Counted();

    private DeclarationMade Declaration()
    {
        court.Take(new PublicationMade(court.Fold.Size, Convert.ToBase64String(new byte[32]), "hand", new string('1', 64), new string('2', 64), new string('3', 64)));
        return new DeclarationMade(DeclarationText.Of("log.example/t", "t:live", court.Fold.Publications[^1]) + "\n— chair ASNFZwAA\n");
    }

    [Fact]
    public void An_open_case_keeps_it_back_and_is_named()
    {
        var number = court.Take(Court.Complaint());
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Case {number} before Central commission is not decided (Art. 44)"), court.Refused("declaration-case-open", Declaration()), StringComparison.Ordinal);
        court.Take(Court.Step(number, "admit"));
        court.Take(Court.Decide(number));
        court.Take(Declaration());
    }

    [Fact]
    public void So_does_an_order_that_nobody_has_carried_out()
    {
        court.Uphold("a", new RecountOrder(["a"]));
        Assert.Contains("\"recount\" at a", court.Refused("declaration-order-open", Declaration()), StringComparison.Ordinal);
        court.Take(new ProtocolCorrected("recount: decision 12", court.Form("a", 50, 30, 20, 0)));
        court.Take(Declaration());
    }

    [Fact]
    public void An_annulled_result_cannot_be_declared()
    {
        var annulled = court.Take(Court.Decide(null, Court.Annul("c")));
        court.Refused("declaration-annulled", Declaration());
        court.Take(Court.Decide(null, new Revocation(annulled), new ResultAnnulled()));
        court.Refused("declaration-annulled", Declaration());
    }
}
