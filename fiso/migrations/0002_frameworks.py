"""The two versions of the Framework for Improving Student Outcomes. A new one is added in the admin, not here."""

from django.db import migrations

FIRST_NOTE = (
    "Priorities and dimensions as published for 2015 to 2021. Six dimensions were also called high-impact improvement "
    "initiatives: building practice excellence; curriculum planning and assessment; building leadership teams; "
    "empowering students and building school pride; setting expectations and promoting inclusion; building communities. "
    "Schools rated themselves Emerging, Evolving, Embedding or Excelling against the Continua of Practice."
)
SECOND_NOTE = (
    "Released in 2021 and used in plans from 2022. The outcomes are learning and wellbeing. The five core elements are "
    "read in an official text, two dimensions each. The wording of the second dimension of Assessment and of both "
    "dimensions of Engagement and of Support and resources is recalled, not read: replace it with the official text when "
    "it is to hand. The continua have four points; that their names are the ones of 2015 is not confirmed."
)

# code, name, first plan year, note, element -> (dimension, whether its wording was read in an official text)
FRAMEWORKS = [
    (
        "fiso-2015",
        "FISO 2015",
        2015,
        FIRST_NOTE,
        {
            "Excellence in teaching and learning": [
                ("Building practice excellence", True),
                ("Curriculum planning and assessment", True),
                ("Evidence-based high-impact teaching strategies", True),
                ("Evaluating impact on learning", True),
            ],
            "Professional leadership": [
                ("Building leadership teams", True),
                ("Instructional and shared leadership", True),
                ("Strategic resource management", True),
                ("Vision, values and culture", True),
            ],
            "Positive climate for learning": [
                ("Empowering students and building school pride", True),
                ("Setting expectations and promoting inclusion", True),
                ("Health and wellbeing", True),
                ("Intellectual engagement and self-awareness", True),
            ],
            "Community engagement in learning": [
                ("Building communities", True),
                ("Global citizenship", True),
                ("Networks with schools, services and agencies", True),
                ("Parents and carers as partners", True),
            ],
        },
    ),
    (
        "fiso-2-0",
        "FISO 2.0",
        2022,
        SECOND_NOTE,
        {
            "Leadership": [
                (
                    "Strategic direction and resourcing for shared goals, high expectations and a safe, orderly environment",
                    True,
                ),
                ("A culture of respect and collaboration", True),
            ],
            "Teaching and learning": [
                ("Documented programs on the Victorian Curriculum and senior pathways", True),
                ("Shared high-impact strategies in a responsive model", True),
            ],
            "Assessment": [
                ("Systematic assessment strategies", True),
                ("Systematic use of data and evidence to prioritise and act", False),
            ],
            "Engagement": [
                ("Activation of student voice and agency", False),
                ("Partnerships between schools, families, communities and organisations", False),
            ],
            "Support and resources": [
                ("Responsive, tiered and contextualised approaches", False),
                (
                    "Effective use of resources and partnerships with families, specialist providers and "
                    "community organisations",
                    False,
                ),
            ],
        },
    ),
]


def add(apps, schema_editor) -> None:
    framework_model, dimension_model = apps.get_model("fiso", "Framework"), apps.get_model("fiso", "Dimension")
    for code, name, in_plans_from, note, elements in FRAMEWORKS:
        framework = framework_model.objects.create(code=code, name=name, in_plans_from=in_plans_from, note=note)
        rows = [(element, name, read) for element, names in elements.items() for name, read in names]
        dimension_model.objects.bulk_create(
            dimension_model(framework=framework, element=element, name=name, position=position, confirmed=read)
            for position, (element, name, read) in enumerate(rows, start=1)
        )


def remove(apps, schema_editor) -> None:
    codes = [row[0] for row in FRAMEWORKS]
    apps.get_model("fiso", "Dimension").objects.filter(framework__code__in=codes).delete()
    apps.get_model("fiso", "Framework").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("fiso", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
