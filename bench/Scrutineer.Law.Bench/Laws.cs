using System.Text;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Bench;

/// <summary>What is measured: a name, the vector whose votes are used, and a law in place of the vector's own.</summary>
internal static class Laws
{
    public static readonly (string Name, string File, string? Law)[] All =
    [
        ("D'Hondt 120 x 16", "kg-2020", Award("""{"divisors":"dhondt"}""")),
        ("Sainte-Lague 120 x 16", "kg-2020", Award("""{"divisors":"sainte-lague"}""")),
        ("Hare 120 x 16", "kg-2020", Award("""{"quota":"hare","then":"largest-remainder"}""")),
        ("Hill 435 x 50 (USA)", "us-2020", null),
        ("Kyrgyzstan 2020", "kg-2020", null),
        ("Israel 2022 (agreements)", "il-k25", null),
        ("Spain 2019, 52 provinces", "es-201911", null),
        ("Norway 2025", "no-2025", null),
        ("Denmark 2015", "dk-2015", null),
        ("Bulgaria 2013", "bg-2013", null),
        ("Germany 2017", "de-2017", null),
        ("Germany 2025", "de-2025", null),
        ("Zurich 2019 (biproportional)", "ch-zh-2019", null),
        ("Aargau 2020 (biproportional)", "ch-ag-2020", null),
    ];

    public static SeatLaw Read(string law)
    {
        var read = LawReader.Read(Encoding.UTF8.GetBytes(law));
        return read.IsOk ? read.Value : throw new InvalidOperationException(read.Refusal!.ToString());
    }

    private static string Award(string by) =>
        $$"""{"id":"bench","ties":"lot","steps":[{"do":"award","as":"S","seats":120,"by":{{by}}}],"result":"S"}""";
}
