using System.Reflection;
using System.Text;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>
/// What others may build on. A change of it is a decision: run the tests with UPDATE_SNAPSHOTS=1 and look at the difference.
/// </summary>
public class PublicApi
{
    [Fact]
    public void The_public_surface_is_the_one_on_record()
    {
        var file = Path.Combine(Shared.Repository, "src", "Scrutineer.Record", "PublicApi.txt");
        var now = Surface(typeof(Merkle).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, now);
        Assert.Equal(File.ReadAllText(file), now);
    }

    private static string Surface(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => m is not MethodInfo { IsSpecialName: true } || m.Name.StartsWith("op_", StringComparison.Ordinal))
                .Where(m => m is not Type && !IsMadeByTheCompiler(m));
            foreach (var member in members.Select(Signature).Order(StringComparer.Ordinal)) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Record members that every record has.</summary>
    private static bool IsMadeByTheCompiler(MemberInfo member) =>
        member.Name is "<Clone>$" or "Deconstruct" or "GetHashCode" or "ToString" or "Equals" or "op_Equality" or "op_Inequality" or "value__";

    private static string Signature(MemberInfo member) => member switch
    {
        ConstructorInfo c => $"new({Parameters(c)})",
        MethodInfo m => $"{(m.IsStatic ? "static " : "")}{m.Name}({Parameters(m)}): {Name(m.ReturnType)}",
        PropertyInfo p => $"{p.Name}: {Name(p.PropertyType)}{(p.SetMethod is { IsPublic: true } ? " init" : "")}",
        FieldInfo f => $"{f.Name}: {Name(f.FieldType)}",
        _ => member.ToString()!,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "class";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter || !type.IsGenericType) return type.FullName is { } full ? full.Replace("Scrutineer.Record.", "", StringComparison.Ordinal).Replace("System.", "", StringComparison.Ordinal) : type.Name;
        var bare = type.Name.Split('`')[0];
        return $"{bare}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
