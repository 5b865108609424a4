using Scrutineer.Law.Language;

namespace Scrutineer.Report.LawWords;

/// <summary>Table arithmetic in words.</summary>
internal static class TableWords
{
    public static string Verb(Step step) => step switch
    {
        AddStep => "add",
        CombineStep => "combine",
        TotalStep => "total",
        UnusedStep => "unused",
        WeighStep => "weigh",
        _ => throw new InvalidOperationException(step.ToString()),
    };

    public static string Of(Step step, References references)
    {
        var words = references.Words;
        return step switch
        {
            AddStep add => words.Text("law.add", references.To(add.Of)),
            CombineStep combine => words.Text($"law.combine-{combine.With}", references.To(combine.First), references.To(combine.Second)),
            TotalStep total => words.Text("law.total", references.To(total.Of)),
            UnusedStep unused => words.Text("law.unused", references.To(unused.Of)),
            WeighStep weigh => words[weigh.HalfUp ? "law.weigh-rounded" : "law.weigh"],
            _ => throw new InvalidOperationException(step.ToString()),
        };
    }
}
