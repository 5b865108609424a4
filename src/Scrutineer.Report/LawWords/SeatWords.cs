using Scrutineer.Law.Language;

namespace Scrutineer.Report.LawWords;

/// <summary>How many seats there are to share.</summary>
internal static class SeatWords
{
    /// <param name="each">What the distributions are made for: a level, <c>list</c>, <c>list-in</c>, or null.</param>
    public static string Of(SeatForm form, string? each, References references)
    {
        var words = references.Words;
        return form switch
        {
            SeatForm.Fixed number => Numbers.Whole(number.Seats),
            SeatForm.OfUnit => words["seats-of.unit"],
            SeatForm.OfUnitNumber number => words.Text("seats-of.unit-number", words.Code("number-of", number.Number)),
            SeatForm.OfTable table => words.Text(
                each switch { null => "seats-of.table", "list" => "seats-of.table-list", "list-in" => "seats-of.table-list-in", _ => "seats-of.table-unit" },
                references.To(table.Table)),
            SeatForm.Minus minus => string.Join(words["seats-of.minus"], minus.Of.Select(f => Of(f, each, references))),
            SeatForm.Where where => words.Text("seats-of.where", references.To(where.Table), references.To(where.NotIn)),
            _ => throw new InvalidOperationException(form.ToString()),
        };
    }
}
