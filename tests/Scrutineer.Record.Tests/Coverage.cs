using System.Reflection;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Record.Tests;

public class Coverage
{
    [Fact]
    public void No_category_of_the_vectors_is_without_a_test()
    {
        Shared.Path("vectors", "record.json");
        var tested = typeof(Coverage).Assembly.GetTypes().SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes<MemberDataAttribute>())
            .Where(a => a.MemberType == typeof(Vectors)).Select(a => (string)a.Arguments[0]!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(tested.Distinct(), tested);
        Assert.Equal(Vectors.Categories, tested);
        Assert.True(Vectors.Count >= 507);
    }
}
