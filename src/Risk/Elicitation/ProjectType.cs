namespace Risk;

/// <summary>The kinds of project of the Mott MacDonald review and the Green Book's guidance on optimism bias.</summary>
public enum ProjectType
{
    /// <summary>Buildings without special design.</summary>
    StandardBuildings,

    /// <summary>Buildings with special design: by site, size or use.</summary>
    NonStandardBuildings,

    /// <summary>Civil engineering without special design.</summary>
    StandardCivilEngineering,

    /// <summary>Civil engineering with special design.</summary>
    NonStandardCivilEngineering,

    /// <summary>Equipment and development: software, information technology and what is made for the purpose.</summary>
    EquipmentAndDevelopment,

    /// <summary>Outsourcing of services.</summary>
    Outsourcing,
}
