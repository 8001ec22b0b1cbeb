BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE derived_attainment (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	indicator TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	baseline FLOAT, 
	"plan" FLOAT, 
	fact FLOAT, 
	numerator INTEGER, 
	denominator INTEGER, 
	attainment FLOAT, 
	light TEXT, 
	note TEXT, 
	PRIMARY KEY (school_year, school_id, indicator, basis)
);
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','success','ОГЭ: русский язык и математика',NULL,100.0,100.0,8,8,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','success','ВПР: русский язык и математика, 4–8 классы',NULL,100.0,100.0,36,36,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','quality','ОГЭ: русский язык и математика',NULL,30.0,75.0,6,8,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','quality','ВПР: русский язык и математика, 4–8 классы',NULL,30.0,4.72222222222222214309e+01,17,36,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','staff_training','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','documentation','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','equipment','карта самообследования',NULL,15.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','management','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389201','individual_plans','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','success','ОГЭ: русский язык и математика',NULL,100.0,6.66666666666666714053e+01,8,12,6.66666666666666740681e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','success','ВПР: русский язык и математика, 4–8 классы',NULL,100.0,4.34210526315789451228e+01,33,76,4.34210526315789435702e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','success','итоги года (ВСОКО)',NULL,100.0,89.1566265060241,74,83,0.891566265060241,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','quality','ОГЭ: русский язык и математика',NULL,30.0,3.33333333333333357026e+01,4,12,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','quality','ВПР: русский язык и математика, 4–8 классы',NULL,30.0,3.94736842105263141533e+00,3,76,1.31578947368421045327e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','quality','итоги года (ВСОКО)',NULL,30.0,2.40963855421686758964e+01,20,83,8.03212851405622485501e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','staff_training','карта самообследования',NULL,100.0,6.66666666666666714053e+01,6,9,6.66666666666666740681e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','documentation','карта самообследования',NULL,100.0,90.0,9,10,0.9,'yellow','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','equipment','карта самообследования',NULL,15.0,7.5,3,40,0.5,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','management','карта самообследования',NULL,100.0,6.66666666666666714053e+01,6,9,6.66666666666666740681e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2020,'edu389202','individual_plans','карта самообследования',NULL,100.0,6.66666666666666714053e+01,4,6,6.66666666666666740681e-01,'red','план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','success','ОГЭ: русский язык и математика',NULL,100.0,100.0,8,8,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','success','ВПР: русский язык и математика, 4–8 классы',NULL,100.0,9.66666666666666714053e+01,29,30,9.66666666666666674068e-01,'yellow','план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','quality','ОГЭ: русский язык и математика',NULL,30.0,62.5,5,8,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','quality','ВПР: русский язык и математика, 4–8 классы',NULL,30.0,5.33333333333333357026e+01,16,30,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','staff_training','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','documentation','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','equipment','карта самообследования',NULL,15.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','management','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389201','individual_plans','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','success','ОГЭ: русский язык и математика',87.9,100.0,75.0,3,4,0.75,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','success','ЕГЭ: математика (база)',87.9,100.0,3.33333333333333357026e+01,1,3,3.3333333333333337034e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','success','итоги года (ВСОКО)',87.9,100.0,89.1566265060241,74,83,0.891566265060241,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','quality','ОГЭ: русский язык и математика',21.5,30.0,0.0,0,4,0.0,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','quality','ЕГЭ: математика (база)',21.5,30.0,0.0,0,3,0.0,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','quality','итоги года (ВСОКО)',21.5,30.0,2.65060240963855413558e+01,22,83,8.83534136546184734051e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','staff_training','карта самообследования',74.2,100.0,7.77777777777777714609e+01,7,9,7.77777777777777679091e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','documentation','карта самообследования',73.6,100.0,100.0,10,10,1.0,'green','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','equipment','карта самообследования',3.9,15.0,12.5,5,40,8.3333333333333337034e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','management','карта самообследования',94.1,100.0,5.55555555555555571336e+01,5,9,5.55555555555555580227e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2021,'edu389202','individual_plans','карта самообследования',71.9,100.0,6.66666666666666714053e+01,4,6,6.66666666666666740681e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','success','ОГЭ: русский язык и математика',NULL,100.0,100.0,2,2,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','success','ВПР: русский язык и математика, 4–8 классы',NULL,100.0,9.18918918918918876687e+01,34,37,9.18918918918918858906e-01,'yellow','план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','quality','ОГЭ: русский язык и математика',NULL,30.0,100.0,2,2,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','quality','ВПР: русский язык и математика, 4–8 классы',NULL,30.0,4.59459459459459438343e+01,17,37,1.0,'green','план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','staff_training','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','documentation','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','equipment','карта самообследования',NULL,15.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','management','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389201','individual_plans','карта самообследования',NULL,100.0,NULL,NULL,NULL,NULL,'grey','нет данных; план — по программе');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','success','ОГЭ: русский язык и математика',95.4,100.0,5.12195121951219505245e+01,21,41,5.12195121951219523026e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','success','ВПР: русский язык и математика, 4–8 классы',95.4,100.0,5.59523809523809489974e+01,47,84,5.59523809523809534383e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','success','ЕГЭ: математика (база)',95.4,100.0,100.0,1,1,1.0,'green','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','success','итоги года (ВСОКО)',95.4,100.0,89.1566265060241,74,83,0.891566265060241,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','quality','ОГЭ: русский язык и математика',18.8,30.0,4.87804878048780476973e+00,2,41,1.62601626016260158991e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','quality','ВПР: русский язык и математика, 4–8 классы',18.8,30.0,7.14285714285714323779e+00,6,84,2.38095238095238109776e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','quality','ЕГЭ: математика (база)',18.8,30.0,0.0,0,1,0.0,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','quality','итоги года (ВСОКО)',18.8,30.0,2.28915662650602413918e+01,19,83,7.63052208835341416737e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','staff_training','карта самообследования',75.2,100.0,7.77777777777777714609e+01,7,9,7.77777777777777679091e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','documentation','карта самообследования',72.2,100.0,80.0,8,10,0.8,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','equipment','карта самообследования',17.2,15.0,15.0,6,40,1.0,'green','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','management','карта самообследования',81.5,100.0,6.66666666666666714053e+01,6,9,6.66666666666666740681e-01,'red','');
INSERT INTO "derived_attainment" VALUES(2022,'edu389202','individual_plans','карта самообследования',82.9,100.0,6.66666666666666714053e+01,4,6,6.66666666666666740681e-01,'red','');
CREATE TABLE derived_dynamics (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	procedure TEXT NOT NULL, 
	n_before INTEGER, 
	n_now INTEGER, 
	mean_before FLOAT, 
	mean_now FLOAT, 
	mean_change FLOAT, 
	low_change_pp FLOAT, 
	quality_change_pp FLOAT, 
	change_lower FLOAT, 
	change_upper FLOAT, 
	direction TEXT, 
	wording TEXT, 
	small_n BOOLEAN, 
	comparability TEXT, 
	PRIMARY KEY (school_year, school_id, procedure)
);
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|4|математика|',NULL,2,NULL,3.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|4|русский язык|',NULL,2,NULL,3.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|5|математика|',NULL,4,NULL,3.75,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|5|русский язык|',NULL,4,NULL,4.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|6|математика|',NULL,7,NULL,4.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|6|русский язык|',NULL,6,NULL,3.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|7|математика|',NULL,3,NULL,3.66666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|7|русский язык|',NULL,2,NULL,3.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|8|математика|',NULL,3,NULL,3.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ВПР|8|русский язык|',NULL,3,NULL,3.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ОГЭ|9|математика|',NULL,4,NULL,4.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389201','ОГЭ|9|русский язык|',NULL,4,NULL,4.25,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|4|математика|',NULL,7,NULL,2.4285714285714283811e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|4|русский язык|',NULL,7,NULL,2.4285714285714283811e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|5|математика|',NULL,4,NULL,2.75,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|5|русский язык|',NULL,4,NULL,2.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|6|математика|',NULL,9,NULL,2.44444444444444464181e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|6|русский язык|',NULL,9,NULL,2.55555555555555535818e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|7|математика|',NULL,8,NULL,2.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|7|русский язык|',NULL,9,NULL,2.44444444444444464181e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|8|математика|',NULL,10,NULL,2.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ВПР|8|русский язык|',NULL,9,NULL,2.55555555555555535818e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ЕГЭ|11|математика|профиль',NULL,1,NULL,44.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ЕГЭ|11|русский язык|',NULL,3,NULL,3.73333333333333357013e+01,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ОГЭ|9|математика|',NULL,6,NULL,3.16666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2020,'edu389202','ОГЭ|9|русский язык|',NULL,6,NULL,3.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|4|математика|',2,2,3.5,3.0,-0.5,0.0,-50.0,-2.00494568052489086085e+00,1.00494568052489108289e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|4|русский язык|',2,2,3.5,5.0,1.5,0.0,50.0,-1.3047255122378209613e-01,3.13047255122378231817e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|5|математика|',4,2,3.75,3.5,-0.25,0.0,-25.0,-1.52376622597301891737e+00,1.02376622597301891737e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|5|русский язык|',4,2,4.0,3.0,-1.0,50.0,-25.0,-2.26422674394540024422e+00,2.64226743945400244228e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|6|математика|',7,3,4.0,4.0,0.0,0.0,4.28571428571428540959e+01,-1.02848917389383487375e+00,1.02848917389383487375e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|6|русский язык|',6,4,3.33333333333333348136e+00,3.75,4.16666666666666518636e-01,0.0,1.66666666666666642981e+01,-6.53902506529824067982e-01,1.48723583986315710525e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|7|математика|',3,7,3.66666666666666651863e+00,3.4285714285714283811e+00,-2.38095238095238137532e-01,0.0,-2.3809523809523817305e+01,-1.16606406057627665084e+00,6.89873584385800375784e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|7|русский язык|',2,7,3.5,3.85714285714285720629e+00,3.57142857142857206298e-01,0.0,7.14285714285714590232e+00,-8.5553515733320750769e-01,1.56982087161892192028e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|8|математика|',3,NULL,3.0,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ВПР|8|русский язык|',3,1,3.0,3.0,0.0,0.0,0.0,-1.90067432392754032122e+00,1.90067432392754032122e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ОГЭ|9|математика|',4,4,4.0,3.75,-0.25,0.0,-25.0,-1.35329075830560929816e+00,8.53290758305609298162e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389201','ОГЭ|9|русский язык|',4,4,4.25,3.75,-0.5,0.0,0.0,-1.63630589769249579212e+00,6.36305897692495792128e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|4|математика|',7,NULL,2.4285714285714283811e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|4|русский язык|',7,NULL,2.4285714285714283811e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|5|математика|',4,NULL,2.75,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|5|русский язык|',4,NULL,2.0,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|6|математика|',9,NULL,2.44444444444444464181e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|6|русский язык|',9,NULL,2.55555555555555535818e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|7|математика|',8,NULL,2.5,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|7|русский язык|',9,NULL,2.44444444444444464181e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|8|математика|',10,NULL,2.5,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ВПР|8|русский язык|',9,NULL,2.55555555555555535818e+00,NULL,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за текущий год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ЕГЭ|11|математика|база',NULL,3,NULL,2.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ЕГЭ|11|математика|профиль',1,2,44.0,13.5,-30.5,50.0,NULL,-7.67953561386020737682e+01,1.57953561386020666645e+01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ЕГЭ|11|русский язык|',3,5,3.73333333333333357013e+01,17.8,-1.95333333333333349912e+01,2.66666666666666642973e+01,NULL,-4.71385502315937046083e+01,8.07188356492703462663e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ОГЭ|9|математика|',6,2,3.16666666666666651863e+00,3.0,-1.66666666666666518636e-01,-3.33333333333333357026e+01,-50.0,-1.44063709927100647156e+00,1.10730376593767343429e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2021,'edu389202','ОГЭ|9|русский язык|',6,2,3.0,2.5,-0.5,1.66666666666666642981e+01,-1.66666666666666678513e+01,-1.81209303182904335471e+00,8.12093031829043354719e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|4|математика|',2,2,3.0,2.5,-0.5,50.0,0.0,-2.02469669114876760218e+00,1.02469669114876760218e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|4|русский язык|',2,2,5.0,3.5,-1.5,0.0,-50.0,-3.09766463666132807475e+00,0.0976646366613283,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|5|математика|',2,6,3.5,3.33333333333333348136e+00,-1.66666666666666518636e-01,0.0,-3.33333333333333285968e+01,-1.46812189612548826822e+00,1.13478856279215523095e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|5|русский язык|',2,6,3.0,3.33333333333333348136e+00,3.33333333333333481363e-01,-1.66666666666666642981e+01,1.66666666666666714031e+01,-9.51340391207509350479e-01,1.6180070578741763132e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|6|математика|',3,5,4.0,3.8,-2.00000000000000177635e-01,0.0,-40.0,-1.29725625177133641052e+00,0.897256251771336,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|6|русский язык|',4,6,3.75,4.0,0.25,0.0,1.66666666666666714031e+01,-8.35419126482797924637e-01,1.33541912648279792463e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|7|математика|',7,3,3.4285714285714283811e+00,3.33333333333333348136e+00,-0.0952380952380949,0.0,-9.52380952380951839586e+00,-1.12895050281142506065e+00,9.38474312335235261173e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|7|русский язык|',7,3,3.85714285714285720629e+00,3.33333333333333348136e+00,-5.23809523809523724935e-01,0.0,-2.38095238095238102013e+01,-1.72716169416959930416e+00,6.79542646550551854289e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|8|математика|',NULL,2,NULL,3.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ВПР|8|русский язык|',1,2,3.0,4.0,1.0,0.0,50.0,-9.57879370708204502804e-01,2.95787937070820472484e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ОГЭ|9|математика|',4,1,3.75,4.0,0.25,0.0,50.0,-1.42088570627527155387e+00,1.92088570627527155387e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389201','ОГЭ|9|русский язык|',4,1,3.75,5.0,1.25,0.0,25.0,-5.14944891102297575002e-01,3.014944891102297575e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|4|математика|',NULL,4,NULL,3.0,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|4|русский язык|',NULL,6,NULL,2.66666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|5|математика|',NULL,7,NULL,2.85714285714285720629e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|5|русский язык|',NULL,7,NULL,2.57142857142857161889e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|6|математика|',NULL,9,NULL,2.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|6|русский язык|',NULL,9,NULL,2.66666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|7|математика|',NULL,11,NULL,2.63636363636363624252e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|7|русский язык|',NULL,11,NULL,2.8181818181818183433e+00,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|8|математика|',NULL,10,NULL,2.6,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ВПР|8|русский язык|',NULL,10,NULL,2.5,NULL,NULL,NULL,NULL,NULL,'unknown','нет данных за прошлый год',NULL,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ЕГЭ|11|математика|база',3,1,2.33333333333333348136e+00,3.0,6.66666666666666518636e-01,-6.66666666666666714053e+01,0.0,-1.12086421884738984822e+00,2.45419755218072310753e+00,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ЕГЭ|11|математика|профиль',2,3,13.5,18.0,4.5,1.66666666666666714031e+01,NULL,-3.00065211228254682387e+01,3.90065211228254682396e+01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ЕГЭ|11|русский язык|',5,4,17.8,25.25,7.44999999999999928945e+00,-35.0,NULL,-1.79070108648476171713e+01,3.2807010864847612197e+01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ОГЭ|9|математика|',2,20,3.0,2.5,-0.5,50.0,0.0,-1.60834019105661130133e+00,6.08340191056611301334e-01,'same','в пределах случайных колебаний',1,'');
INSERT INTO "derived_dynamics" VALUES(2022,'edu389202','ОГЭ|9|русский язык|',2,21,2.5,2.61904761904761906876e+00,1.19047619047619068766e-01,-2.38095238095237959896e+00,9.52380952380952372493e+00,-1.04914757646875922425e+00,1.28724281456399736178e+00,'same','в пределах случайных колебаний',1,'');
CREATE TABLE derived_index (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	"index" FLOAT, 
	index_no_language FLOAT, 
	index_minmax FLOAT, 
	"group" TEXT, 
	rank INTEGER, 
	coverage FLOAT, 
	is_nsu BOOLEAN, 
	note TEXT, 
	PRIMARY KEY (school_year, school_id)
);
INSERT INTO "derived_index" VALUES(2020,'edu389201',5.12954713247631204336e+01,5.53543505950005609861e+01,4.66646626281832794819e+01,'middle',3,1.0,0,'');
INSERT INTO "derived_index" VALUES(2020,'edu389202',4.10852754026358724104e+01,4.01147370202599233817e+01,0.0,'low',8,1.0,1,'');
INSERT INTO "derived_index" VALUES(2021,'edu389201',4.74290774423300121043e+01,4.92690379371710633887e+01,2.56725552176498474912e+01,'middle',6,1.0,0,'');
INSERT INTO "derived_index" VALUES(2021,'edu389202',4.52934253413620595534e+01,46.190277716896,1.55439471084521105836e+01,'low',7,1.0,1,'');
INSERT INTO "derived_index" VALUES(2022,'edu389201',5.34838454940051164507e+01,5.61123945832345469861e+01,5.53190159421044285164e+01,'high',3,1.0,0,'');
INSERT INTO "derived_index" VALUES(2022,'edu389202',4.36834667956831239604e+01,44.4086613326609,1.10657606614253527514e+01,'low',7,1.0,1,'');
CREATE TABLE derived_index_components (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	component TEXT NOT NULL, 
	share_pct FLOAT, 
	mean_pct FLOAT, 
	sd_pct FLOAT, 
	z FLOAT, 
	weight FLOAT, 
	sign INTEGER, 
	contribution FLOAT, 
	PRIMARY KEY (school_year, school_id, component), 
	CONSTRAINT ck_derived_index_components_share_pct CHECK ("share_pct" BETWEEN 0 AND 100)
);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','he_both',1.61290322580645160144e+01,1.4808802194644810513e+01,7.53501563092222692574e+00,1.75212650920290091693e-01,1.0,1,2.92021084867150115815e-01);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','single_parent',2.90322580645161281154e+01,3.12439086699981487531e+01,8.53307328726591,-2.59185703793557542518e-01,1.0,-1,4.31976172989262552359e-01);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','unemployed',1.29032258064516121005e+01,1.17236452076033739191e+01,3.76915911390622371257e+00,3.12955904274829721511e-01,1.0,-1,-5.21593173791382813675e-01);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','housing',6.77419354838709608657e+01,4.91875231992227881496e+01,1.42149749452976212893e+01,1.30527224677142728026e+00,1.0,1,2.17545374461904517104e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','on_register',3.22580645161290302525e+00,4.67261830588012205822e+00,1.15702314325767119385e+00,-1.25046060028983485601e+00,1.0,-1,2.08410100048305801934e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389201','non_native_ru',1.29032258064516121005e+01,6.53269677288007777349e+00,3.35309972785895693547e+00,1.89989250264240894239e+00,1.0,-1,-3.16648750440401460792e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','he_both',7.89473684210526283067e+00,1.4808802194644810513e+01,7.53501563092222692574e+00,-9.17591374882565480319e-01,1.0,1,-1.52931895813760898583e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','single_parent',3.94736842105263150424e+01,3.12439086699981487531e+01,8.53307328726591,9.6445621213750010181e-01,1.0,-1,-1.60742702022916672532e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','unemployed',1.44736842105263150415e+01,1.17236452076033739191e+01,3.76915911390622371257e+00,7.29616054885222853343e-01,1.0,-1,-1.2160267581420380889e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','housing',3.94736842105263150424e+01,4.91875231992227881496e+01,1.42149749452976212893e+01,-6.83352522679602447652e-01,1.0,1,-1.13892087113267059805e+00);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','on_register',6.57894736842105221086e+00,4.67261830588012205822e+00,1.15702314325767119385e+00,1.64761532528514620388e+00,1.0,-1,-2.74602554214191);
INSERT INTO "derived_index_components" VALUES(2020,'edu389202','non_native_ru',7.89473684210526283067e+00,6.53269677288007777349e+00,3.35309972785895693547e+00,4.06203268548437634866e-01,1.0,-1,-6.77005447580729335932e-01);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','he_both',1.33333333333333339256e+01,1.40265862537814243182e+01,7.20081903407739076783e+00,-0.0962741761968073,1.0,1,-1.60456960328012154803e-01);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','single_parent',3.33333333333333357026e+01,3.13642934662732635335e+01,8.23867936560539781964e+00,2.38999453635780900739e-01,1.0,-1,-3.98332422726301482729e-01);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','unemployed',1.33333333333333339256e+01,1.25040603365694540376e+01,3.40402119200974606627e+00,2.43615697431740774181e-01,1.0,-1,-4.06026162386234568124e-01);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','housing',6.66666666666666714053e+01,4.90349348246985243787e+01,1.39704904659707125342e+01,1.26206963777796321579e+00,1.0,1,2.10344939629660521163e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','on_register',6.66666666666666696272e+00,5.18806841248885142192e+00,1.40998642274656349471e+00,1.04866134192810211978e+00,1.0,-1,-1.74776890321350331092e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389201','non_native_ru',10.0,6.3290280499409146131e+00,3.11873052859365529343e+00,1.17707250318752443263e+00,1.0,-1,-1.96178750531254064704e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','he_both',8.0459770114942532615e+00,1.40265862537814243182e+01,7.20081903407739076783e+00,-8.30545694036239567914e-01,1.0,1,-1.38424282339373250216e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','single_parent',3.793103448275861922e+01,3.13642934662732635335e+01,8.23867936560539781964e+00,7.97062335487893514063e-01,1.0,-1,-1.32843722581315581976e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','unemployed',1.49425287356321838676e+01,1.25040603365694540376e+01,3.40402119200974606627e+00,7.16349359042341760073e-01,1.0,-1,-1.19391559840390293345e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','housing',3.793103448275861922e+01,4.90349348246985243787e+01,1.39704904659707125342e+01,-7.94811060426744431239e-01,1.0,1,-1.3246851007112405707e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','on_register',3.44827586206896530285e+00,5.18806841248885142192e+00,1.40998642274656349471e+00,-1.23390730744121723816e+00,1.0,-1,2.05651217906869510088e+00);
INSERT INTO "derived_index_components" VALUES(2021,'edu389202','non_native_ru',9.19540229885057414094e+00,6.3290280499409146131e+00,3.11873052859365529343e+00,9.19083653630763608433e-01,1.0,-1,-1.53180608938460594004e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','he_both',1.51515151515151522687e+01,1.38328959052643263305e+01,7.3001596873094,1.80628822208247580283e-01,1.0,1,3.01048037013745939383e-01);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','single_parent',3.33333333333333357026e+01,31.3577507347647,8.63244862282595626368e+00,2.28855413439101401662e-01,1.0,-1,-0.381425689065169);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','unemployed',1.2121212121212121104e+01,1.28387756771215428837e+01,4.39378498127095618031e+00,-1.63313307084466785568e-01,1.0,-1,2.72188845140777957443e-01);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','housing',69.6969696969697,4.91995556657210784132e+01,1.43425155018289327557e+01,1.42913661335313380007e+00,1.0,1,2.38189435558855633345e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','on_register',3.03030303030303027611e+00,5.92401124356011532512e+00,1.91386114126176809513e+00,-1.51197396241052506304e+00,1.0,-1,2.51995660401754140167e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389201','non_native_ru',9.09090909090909171652e+00,5.93158929625095066029e+00,3.27088986355792510352e+00,9.65889995214200491879e-01,1.0,-1,-1.60981665869033396809e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','he_both',7.14285714285714323779e+00,1.38328959052643263305e+01,7.3001596873094,-0.91642361934043,1.0,1,-1.52737269890071658551e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','single_parent',3.87755102040816339581e+01,31.3577507347647,8.63244862282595626368e+00,8.59287995031081219821e-01,1.0,-1,-1.43214665838513521833e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','unemployed',16.3265306122449,1.28387756771215428837e+01,4.39378498127095618031e+00,7.93792811890052796286e-01,1.0,-1,-1.32298801981675451244e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','housing',3.97959183673469354394e+01,4.91995556657210784132e+01,1.43425155018289327557e+01,-6.5564769981772075269e-01,1.0,1,-1.09274616636286792115e+00);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','on_register',5.10204081632653050348e+00,5.92401124356011532512e+00,1.91386114126176809513e+00,-4.29482792409734137617e-01,1.0,-1,7.15804654016223507184e-01);
INSERT INTO "derived_index_components" VALUES(2022,'edu389202','non_native_ru',9.18367346938775597209e+00,5.93158929625095066029e+00,3.27088986355792510352e+00,9.94250588920574718265e-01,1.0,-1,-1.65708431486762441942e+00);
CREATE TABLE derived_marks (
	school_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	exam TEXT NOT NULL, 
	season TEXT NOT NULL, 
	grade INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	level TEXT NOT NULL, 
	school_id TEXT NOT NULL, 
	participants INTEGER, 
	absent INTEGER, 
	n2 INTEGER, 
	n3 INTEGER, 
	n4 INTEGER, 
	n5 INTEGER, 
	below_threshold INTEGER, 
	mean_mark FLOAT, 
	mean_score FLOAT, 
	mean_primary FLOAT, 
	n_lowered INTEGER, 
	n_confirmed INTEGER, 
	n_raised INTEGER, 
	success_pct FLOAT, 
	quality_pct FLOAT, 
	sou_pct FLOAT, 
	low_pct FLOAT, 
	low_lower_pct FLOAT, 
	low_upper_pct FLOAT, 
	small_n BOOLEAN, 
	source_kind TEXT, 
	source_files TEXT, 
	PRIMARY KEY (year, exam, season, grade, subject, level, school_id), 
	CONSTRAINT ck_derived_marks_absent CHECK ("absent" >= 0), 
	CONSTRAINT ck_derived_marks_below_threshold CHECK ("below_threshold" >= 0), 
	CONSTRAINT ck_derived_marks_low_pct CHECK ("low_pct" BETWEEN 0 AND 100), 
	CONSTRAINT ck_derived_marks_n2 CHECK ("n2" >= 0), 
	CONSTRAINT ck_derived_marks_n3 CHECK ("n3" >= 0), 
	CONSTRAINT ck_derived_marks_n4 CHECK ("n4" >= 0), 
	CONSTRAINT ck_derived_marks_n5 CHECK ("n5" >= 0), 
	CONSTRAINT ck_derived_marks_participants CHECK ("participants" >= 0), 
	CONSTRAINT ck_derived_marks_quality_pct CHECK ("quality_pct" BETWEEN 0 AND 100), 
	CONSTRAINT ck_derived_marks_success_pct CHECK ("success_pct" BETWEEN 0 AND 100)
);
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',4,'математика','','edu389201',2,0,0,1,1,0,0,3.5,NULL,8.5,1,1,0,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',4,'математика','','edu389202',7,0,4,3,0,0,4,2.4285714285714283811e+00,NULL,4.42857142857142882519e+00,4,3,0,4.28571428571428540959e+01,0.0,2.45714285714285729511e+01,5.7142857142857145904e+01,2.5045423040902580424e+01,8.41783077737373162073e+01,0,'vpr_dump','5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',4,'русский язык','','edu389201',2,0,0,1,1,0,0,3.5,NULL,23.0,0,2,0,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',4,'русский язык','','edu389202',7,0,4,3,0,0,4,2.4285714285714283811e+00,NULL,9.14285714285714234961e+00,4,3,0,4.28571428571428540959e+01,0.0,2.45714285714285729511e+01,5.7142857142857145904e+01,2.5045423040902580424e+01,8.41783077737373162073e+01,0,'vpr_dump','661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',5,'математика','','edu389201',4,0,0,1,3,0,0,3.75,NULL,10.0,1,3,0,100.0,75.0,57.0,0.0,0.0,4.89900020403999150167e+01,1,'vpr_dump','6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',5,'математика','','edu389202',4,0,1,3,0,0,1,2.75,NULL,7.25,1,3,0,75.0,0.0,31.0,25.0,4.55860626446362182662e+00,6.99363947557363445622e+01,1,'vpr_dump','6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',5,'русский язык','','edu389201',4,0,0,1,2,1,0,4.0,NULL,34.5,0,4,0,100.0,75.0,66.0,0.0,0.0,4.89900020403999150167e+01,1,'vpr_dump','d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',5,'русский язык','','edu389202',4,0,4,0,0,0,4,2.0,NULL,11.5,4,0,0,0.0,0.0,16.0,100.0,5.10099979596000849832e+01,100.0,1,'vpr_dump','d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',6,'математика','','edu389201',7,0,0,3,1,3,0,4.0,NULL,1.14285714285714288249e+01,1,6,0,100.0,5.7142857142857145904e+01,6.74285714285714306032e+01,0.0,0.0,3.54338842975206560472e+01,0,'vpr_dump','a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',6,'математика','','edu389202',9,0,5,4,0,0,5,2.44444444444444464181e+00,NULL,4.66666666666666696272e+00,6,3,0,4.44444444444444428663e+01,0.0,2.48888888888888892836e+01,5.55555555555555571336e+01,2.66647345744029706793e+01,81.1224570528086,0,'vpr_dump','a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',6,'русский язык','','edu389201',6,1,0,4,2,0,0,3.33333333333333348136e+00,NULL,35.0,1,5,0,100.0,3.33333333333333357026e+01,4.53333333333333357009e+01,0.0,0.0,3.90343033653064495078e+01,0,'vpr_dump','27fc5f13e31aa7bc9e60f241b40a2ea5c1c216b8cc41259cfb15df0cef58a15c');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',6,'русский язык','','edu389202',9,0,6,1,2,0,6,2.55555555555555535818e+00,NULL,2.0333333333333332149e+01,5,3,0,3.33333333333333357026e+01,2.22222222222222214331e+01,2.88888888888888892845e+01,6.66666666666666714053e+01,3.54197347499089758575e+01,87.9418401317257,0,'vpr_dump','27fc5f13e31aa7bc9e60f241b40a2ea5c1c216b8cc41259cfb15df0cef58a15c');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',7,'математика','','edu389201',3,0,0,1,2,0,0,3.66666666666666651863e+00,NULL,11.0,0,3,0,100.0,6.66666666666666714053e+01,5.4666666666666664299e+01,0.0,0.0,5.61506080449017730416e+01,1,'vpr_dump','9bf0cb89957f0b2e98915fa61689f524e81dce363ad8e18489109bc5bbbf4f78');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',7,'математика','','edu389202',8,1,4,4,0,0,4,2.5,NULL,5.75,6,2,0,50.0,0.0,26.0,50.0,2.15212526824441852113e+01,7.84787473175558147886e+01,0,'vpr_dump','9bf0cb89957f0b2e98915fa61689f524e81dce363ad8e18489109bc5bbbf4f78');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',7,'русский язык','','edu389201',2,1,0,1,1,0,0,3.5,NULL,31.0,0,1,1,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','d606192418d541473c6010f6dd02d3017f11b4e0852a238ff9d901df9812068a');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',7,'русский язык','','edu389202',9,0,5,4,0,0,5,2.44444444444444464181e+00,NULL,1.65555555555555571349e+01,6,3,0,4.44444444444444428663e+01,0.0,2.48888888888888892836e+01,5.55555555555555571336e+01,2.66647345744029706793e+01,81.1224570528086,0,'vpr_dump','d606192418d541473c6010f6dd02d3017f11b4e0852a238ff9d901df9812068a');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',8,'математика','','edu389201',3,0,0,3,0,0,0,3.0,NULL,1.16666666666666660743e+01,1,2,0,100.0,0.0,36.0,0.0,0.0,5.61506080449017730416e+01,1,'vpr_dump','4f071ce8d1bc68568b5dac3babce0ad92b5fd36a058863a92dd9cc66495fd231');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',8,'математика','','edu389202',10,1,6,3,1,0,6,2.5,NULL,6.1,6,3,0,40.0,10.0,26.8,60.0,3.12669547450186371398e+01,8.31822418796490268243e+01,0,'vpr_dump','4f071ce8d1bc68568b5dac3babce0ad92b5fd36a058863a92dd9cc66495fd231');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',8,'русский язык','','edu389201',3,0,0,3,0,0,0,3.0,NULL,30.0,0,3,0,100.0,0.0,36.0,0.0,0.0,5.61506080449017730416e+01,1,'vpr_dump','d6e23d2257abf75e966f7fcf51bf0bebd674e71c30a6b0edd706f7216dc9f0cc');
INSERT INTO "derived_marks" VALUES(2020,2021,'ВПР','spring',8,'русский язык','','edu389202',9,2,4,5,0,0,4,2.55555555555555535818e+00,NULL,2.04444444444444428654e+01,6,3,0,5.55555555555555571336e+01,0.0,2.71111111111111107167e+01,4.44444444444444428663e+01,18.8775429471914,7.33352654255970293206e+01,0,'vpr_dump','d6e23d2257abf75e966f7fcf51bf0bebd674e71c30a6b0edd706f7216dc9f0cc');
INSERT INTO "derived_marks" VALUES(2020,2021,'ЕГЭ','',11,'математика','профиль','edu389202',1,NULL,NULL,NULL,NULL,NULL,0,NULL,44.0,8.0,NULL,NULL,NULL,100.0,NULL,NULL,0.0,0.0,7.93456708526107092884e+01,1,'gia_protocol','f0cb49e76f30b03fc7bfb303b1897d1446e797f9f08e80c192e510dbacbd6e0b');
INSERT INTO "derived_marks" VALUES(2020,2021,'ЕГЭ','',11,'русский язык','','edu389202',3,NULL,NULL,NULL,NULL,NULL,1,NULL,3.73333333333333357013e+01,1.86666666666666678509e+01,NULL,NULL,NULL,6.66666666666666571936e+01,NULL,NULL,3.33333333333333357026e+01,6.14903152761605,7.92345044873512165378e+01,1,'gia_protocol','2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633');
INSERT INTO "derived_marks" VALUES(2020,2021,'ОГЭ','',9,'математика','','edu389201',4,NULL,0,1,2,1,0,4.0,NULL,18.5,NULL,NULL,NULL,100.0,75.0,66.0,0.0,0.0,4.89900020403999150167e+01,1,'gia_protocol','3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6');
INSERT INTO "derived_marks" VALUES(2020,2021,'ОГЭ','',9,'математика','','edu389202',6,NULL,2,1,3,0,2,3.16666666666666651863e+00,NULL,1.18333333333333339258e+01,NULL,NULL,NULL,6.66666666666666714053e+01,50.0,4.33333333333333357026e+01,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,0,'gia_protocol','3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6');
INSERT INTO "derived_marks" VALUES(2020,2021,'ОГЭ','',9,'русский язык','','edu389201',4,NULL,0,1,1,2,0,4.25,NULL,25.5,NULL,NULL,NULL,100.0,75.0,75.0,0.0,0.0,4.89900020403999150167e+01,1,'gia_protocol','61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4');
INSERT INTO "derived_marks" VALUES(2020,2021,'ОГЭ','',9,'русский язык','','edu389202',6,NULL,2,3,0,1,2,3.0,NULL,18.0,NULL,NULL,NULL,6.66666666666666714053e+01,1.66666666666666678513e+01,40.0,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,0,'gia_protocol','61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',4,'математика','','edu389201',2,0,0,2,0,0,0,3.0,NULL,7.0,1,1,0,100.0,0.0,36.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','c97ebce1c0be2c7b27ced7f36898f228805c8ea1e9a14bcf71f178cace229235');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',4,'русский язык','','edu389201',2,0,0,0,0,2,0,5.0,NULL,33.5,0,2,0,100.0,100.0,100.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','fbb0bc73a4a495495b6726c00112bbaa7ce2cc6482538c894938b2fcfe7f3c79');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',5,'математика','','edu389201',2,0,0,1,1,0,0,3.5,NULL,10.0,1,1,0,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_dump','4f26028ef4b8d622e79b946e90be7293a1393f87baeef18b70780afd4c880233');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',5,'русский язык','','edu389201',2,0,1,0,1,0,1,3.0,NULL,21.0,0,1,0,50.0,50.0,40.0,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,'vpr_dump','63ce3c4546f3e54d27281821abaceba63bfead66ea05085d9d55bec6560b1608');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',6,'математика','','edu389201',3,1,0,0,3,0,0,4.0,NULL,11.0,0,3,0,100.0,100.0,64.0,0.0,0.0,5.61506080449017730416e+01,1,'vpr_dump','77d690ea4f9d413a21b295f12d7d9cc224c9f8e9766f38393dedeb2010e99870');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',6,'русский язык','','edu389201',4,0,0,2,1,1,0,3.75,NULL,37.0,0,4,0,100.0,50.0,59.0,0.0,0.0,4.89900020403999150167e+01,1,'vpr_dump','dead3077f7534327973eba0ce4c98dae4a591801ad4342a26e9853af7a30e434');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',7,'математика','','edu389201',7,0,0,4,3,0,0,3.4285714285714283811e+00,NULL,1.11428571428571423498e+01,2,4,1,100.0,4.28571428571428540959e+01,48.0,0.0,0.0,3.54338842975206560472e+01,0,'vpr_dump','2fcd36b1f1b728b5f8b4d73fc996d63349a456d70b3f58623b3258d220154e37');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',7,'русский язык','','edu389201',7,0,0,3,2,2,0,3.85714285714285720629e+00,NULL,3.34285714285714306024e+01,2,5,0,100.0,5.7142857142857145904e+01,6.22857142857142846974e+01,0.0,0.0,3.54338842975206560472e+01,0,'vpr_dump','5207c7912f3fbb160c120255c902897923fd391c9439adcf206bdda9a0cbf5af');
INSERT INTO "derived_marks" VALUES(2021,2022,'ВПР','spring',8,'русский язык','','edu389201',1,0,0,1,0,0,0,3.0,NULL,27.0,0,1,0,100.0,0.0,36.0,0.0,0.0,7.93456708526107092884e+01,1,'vpr_dump','a8c7cd172a4103bb8743d158d841ec639064a2dce0b865ff32627fdfa0f748df');
INSERT INTO "derived_marks" VALUES(2021,2022,'ЕГЭ','',11,'математика','база','edu389202',3,NULL,2,1,0,0,2,2.33333333333333348136e+00,NULL,5.33333333333333303727e+00,NULL,NULL,NULL,3.33333333333333357026e+01,0.0,2.26666666666666678504e+01,6.66666666666666714053e+01,2.07654955126487905658e+01,9.38509684723839399111e+01,1,'gia_protocol','56483d2190982532808109b4c632ecff1536850555321fc0b9908e849afb696b');
INSERT INTO "derived_marks" VALUES(2021,2022,'ЕГЭ','',11,'математика','профиль','edu389202',2,NULL,NULL,NULL,NULL,NULL,1,NULL,13.5,2.5,NULL,NULL,NULL,50.0,NULL,NULL,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,'gia_protocol','80653ddd7f6ff133b419589e98c16abe22434e309216e354200b59ae44b46172');
INSERT INTO "derived_marks" VALUES(2021,2022,'ЕГЭ','',11,'русский язык','','edu389202',5,NULL,NULL,NULL,NULL,NULL,3,NULL,17.8,8.2,NULL,NULL,NULL,40.0,NULL,NULL,60.0,2.30719932208837086307e+01,8.82381768840746758507e+01,0,'gia_protocol','dc8be807d078db6ed0649f3b5e635ccdad5c24166b6a09ca2ef0b723a5b6c075');
INSERT INTO "derived_marks" VALUES(2021,2022,'ОГЭ','',9,'математика','','edu389201',4,NULL,0,2,1,1,0,3.75,NULL,15.5,NULL,NULL,NULL,100.0,50.0,59.0,0.0,0.0,4.89900020403999150167e+01,1,'gia_protocol','f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1');
INSERT INTO "derived_marks" VALUES(2021,2022,'ОГЭ','',9,'математика','','edu389202',2,NULL,0,2,0,0,0,3.0,NULL,9.5,NULL,NULL,NULL,100.0,0.0,36.0,0.0,0.0,6.57628047110380720141e+01,1,'gia_protocol','f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1');
INSERT INTO "derived_marks" VALUES(2021,2022,'ОГЭ','',9,'русский язык','','edu389201',4,NULL,0,1,3,0,0,3.75,NULL,25.0,NULL,NULL,NULL,100.0,75.0,57.0,0.0,0.0,4.89900020403999150167e+01,1,'gia_protocol','f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1');
INSERT INTO "derived_marks" VALUES(2021,2022,'ОГЭ','',9,'русский язык','','edu389202',2,NULL,1,1,0,0,1,2.5,NULL,12.5,NULL,NULL,NULL,50.0,0.0,26.0,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,'gia_protocol','f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',4,'математика','','edu389202',7,1,1,4,2,0,1,3.1428571428571427937e+00,NULL,6.71428571428571441259e+00,3,4,0,8.57142857142857081918e+01,2.8571428571428572952e+01,4.11428571428571459005e+01,1.4285714285714286476e+01,2.56789559489747887255e+00,51.313450331903,0,'vpr_dump','c97ebce1c0be2c7b27ced7f36898f228805c8ea1e9a14bcf71f178cace229235');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',4,'русский язык','','edu389202',8,0,5,2,0,1,5,2.625,NULL,10.5,6,2,0,37.5,12.5,31.5,62.5,3.05737854583801862409e+01,86.3158240538479,0,'vpr_dump','fbb0bc73a4a495495b6726c00112bbaa7ce2cc6482538c894938b2fcfe7f3c79');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',5,'математика','','edu389202',7,2,4,3,0,0,4,2.4285714285714283811e+00,NULL,5.5714285714285711748e+00,4,2,0,4.28571428571428540959e+01,0.0,2.45714285714285729511e+01,5.7142857142857145904e+01,2.5045423040902580424e+01,8.41783077737373162073e+01,0,'vpr_dump','4f26028ef4b8d622e79b946e90be7293a1393f87baeef18b70780afd4c880233');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',5,'русский язык','','edu389202',9,0,3,6,0,0,3,2.66666666666666651863e+00,NULL,16.0,6,3,0,6.66666666666666714053e+01,0.0,2.93333333333333321499e+01,3.33333333333333357026e+01,1.20581598682742932029e+01,6.45802652500910170365e+01,0,'vpr_dump','63ce3c4546f3e54d27281821abaceba63bfead66ea05085d9d55bec6560b1608');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',6,'математика','','edu389202',11,0,8,3,0,0,8,2.27272727272727292913e+00,NULL,3.63636363636363624252e+00,8,3,0,2.72727272727272733736e+01,0.0,2.14545454545454532539e+01,7.27272727272727337322e+01,4.34349706989753698866e+01,9.02541194260785317737e+01,0,'vpr_dump','77d690ea4f9d413a21b295f12d7d9cc224c9f8e9766f38393dedeb2010e99870');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',6,'русский язык','','edu389202',11,0,4,6,1,0,4,2.72727272727272707086e+00,NULL,2.18181818181818165669e+01,4,5,1,6.36363636363636331338e+01,9.09090909090909171652e+00,3.12727272727272733723e+01,3.63636363636363668661e+01,1.51662236141313826469e+01,6.46203223108362720958e+01,0,'vpr_dump','dead3077f7534327973eba0ce4c98dae4a591801ad4342a26e9853af7a30e434');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',7,'математика','','edu389202',9,2,6,3,0,0,6,2.33333333333333348136e+00,NULL,4.33333333333333303727e+00,7,2,0,3.33333333333333357026e+01,0.0,2.26666666666666678504e+01,6.66666666666666714053e+01,3.54197347499089758575e+01,87.9418401317257,0,'vpr_dump','2fcd36b1f1b728b5f8b4d73fc996d63349a456d70b3f58623b3258d220154e37');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',7,'русский язык','','edu389202',11,0,9,1,1,0,9,2.27272727272727292913e+00,NULL,1.53636363636363633129e+01,9,2,0,1.8181818181818183433e+01,9.09090909090909171652e+00,2.21818181818181834339e+01,8.18181818181818130107e+01,5.23013862421755320025e+01,9.48633399328999473744e+01,0,'vpr_dump','5207c7912f3fbb160c120255c902897923fd391c9439adcf206bdda9a0cbf5af');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',8,'математика','','edu389202',20,1,7,13,0,0,7,2.65,NULL,8.2,10,10,0,65.0,0.0,29.0,35.0,1.81189547867944646952e+01,5.67149489780535347432e+01,0,'vpr_dump','83cf57e8cd5bc78560f89f527fff4fd7e06b570c314e9c92a924b459a457aa09');
INSERT INTO "derived_marks" VALUES(2022,2022,'ВПР','autumn',8,'русский язык','','edu389202',20,1,9,9,1,1,9,2.7,NULL,22.7,14,6,0,55.0,10.0,31.6,45.0,2.5819502085709295613e+01,6.57917991692400221364e+01,0,'vpr_dump','a8c7cd172a4103bb8743d158d841ec639064a2dce0b865ff32627fdfa0f748df');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',4,'математика','','edu389201',2,NULL,1,1,0,0,1,2.5,NULL,NULL,1,1,0,50.0,0.0,26.0,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,'vpr_statistics','00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4;bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',4,'математика','','edu389202',4,NULL,1,2,1,0,1,3.0,NULL,NULL,1,3,0,75.0,25.0,38.0,25.0,4.55860626446362182662e+00,6.99363947557363445622e+01,1,'vpr_statistics','00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4;bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',4,'русский язык','','edu389201',2,NULL,0,1,1,0,0,3.5,NULL,NULL,1,1,0,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_statistics','036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e;63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',4,'русский язык','','edu389202',6,NULL,2,4,0,0,2,2.66666666666666651863e+00,NULL,NULL,3,3,0,6.66666666666666714053e+01,0.0,2.93333333333333321499e+01,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,0,'vpr_statistics','036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e;63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',5,'математика','','edu389201',6,NULL,0,5,0,1,0,3.33333333333333348136e+00,NULL,NULL,2,3,1,100.0,1.66666666666666678513e+01,4.66666666666666642973e+01,0.0,0.0,3.90343033653064495078e+01,0,'vpr_statistics','abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143;3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',5,'математика','','edu389202',7,NULL,3,2,2,0,3,2.85714285714285720629e+00,NULL,NULL,4,3,0,5.7142857142857145904e+01,2.8571428571428572952e+01,3.54285714285714306006e+01,4.28571428571428540959e+01,1.58216922262626837891e+01,7.49545769590974231277e+01,0,'vpr_statistics','abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143;3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',5,'русский язык','','edu389201',6,NULL,2,0,4,0,2,3.33333333333333348136e+00,NULL,NULL,3,3,0,6.66666666666666714053e+01,6.66666666666666714053e+01,48.0,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,0,'vpr_statistics','146284817c64b15478548d484f2663e0c48c3e71b2bf7d4f64566ef395d7faf8;689a5d2f5f2c36518143d68faf1522c89c8d7b948ac978f85293bc54c1066c00');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',5,'русский язык','','edu389202',7,NULL,3,4,0,0,3,2.57142857142857161889e+00,NULL,19.0,3,4,0,5.7142857142857145904e+01,0.0,2.74285714285714270492e+01,4.28571428571428540959e+01,1.58216922262626837891e+01,7.49545769590974231277e+01,0,'vpr_individual','d0d5039079deb200f4d835bd3636e7c492ec20072c7aebdd71164e604e0a4b6f');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',6,'математика','','edu389201',5,NULL,0,2,2,1,0,3.8,NULL,NULL,0,5,0,100.0,60.0,60.0,0.0,0.0,43.4491494752081,0,'vpr_statistics','080473375a9bd2b05536753608a056a6011e95e61e814d7683c1998061358974;83989df00c9967665ad0365bc34cf6e46578d51030df10b3de4d9cd1eefb9727');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',6,'математика','','edu389202',9,NULL,6,3,0,0,6,2.33333333333333348136e+00,NULL,4.66666666666666696272e+00,6,3,0,3.33333333333333357026e+01,0.0,2.26666666666666678504e+01,6.66666666666666714053e+01,3.54197347499089758575e+01,87.9418401317257,0,'vpr_individual','1419207c8262a6d8a7d2969c50e25219b76bc526ca87ee66755ad10a4055bb61');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',6,'русский язык','','edu389201',6,NULL,0,2,2,2,0,4.0,NULL,NULL,2,4,0,100.0,6.66666666666666714053e+01,6.66666666666666714053e+01,0.0,0.0,3.90343033653064495078e+01,0,'vpr_statistics','3981626407f758e68dd6e425c87ac61c0a1f7836e9728903baef6b32e74f15d5;b394deb3e8756729314b80d7bfdb4d004a8feb8d2167700c942a441cf37cf236');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',6,'русский язык','','edu389202',9,NULL,4,4,1,0,4,2.66666666666666651863e+00,NULL,2.17777777777777785677e+01,6,3,0,5.55555555555555571336e+01,1.11111111111111107165e+01,3.02222222222222214327e+01,4.44444444444444428663e+01,18.8775429471914,7.33352654255970293206e+01,0,'vpr_individual','ccbd45fa83bd669b3172a1dddd3eb954a20f8d8125fcc96d92d825700136b013');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',7,'математика','','edu389201',3,NULL,0,2,1,0,0,3.33333333333333348136e+00,NULL,NULL,0,3,0,100.0,3.33333333333333357026e+01,4.53333333333333357009e+01,0.0,0.0,5.61506080449017730416e+01,1,'vpr_statistics','d186dcb7a996762b254879c5aa41a910dc604c764ea78d4c6c9ade597d30a046;b7e015153d16eac3b828ffcfe437a7b8cf8e9e17b02c811a2265147f83bf5697');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',7,'математика','','edu389202',11,NULL,6,4,0,1,6,2.63636363636363624252e+00,NULL,6.36363636363636331338e+00,6,5,0,4.54545454545454532526e+01,9.09090909090909171652e+00,3.09090909090909100593e+01,5.45454545454545467473e+01,2.80087755689988178176e+01,7.87290424560119532753e+01,0,'vpr_individual','9ff145220f20341038461c76ce752978c5011901d304ba597cbd7e0081a163cc');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',7,'русский язык','','edu389201',3,NULL,0,2,1,0,0,3.33333333333333348136e+00,NULL,NULL,0,3,0,100.0,3.33333333333333357026e+01,4.53333333333333357009e+01,0.0,0.0,5.61506080449017730416e+01,1,'vpr_statistics','9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa;af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',7,'русский язык','','edu389202',11,NULL,3,7,1,0,3,2.8181818181818183433e+00,NULL,NULL,6,5,0,7.27272727272727337322e+01,9.09090909090909171652e+00,3.30909090909090934933e+01,2.72727272727272733736e+01,9.74588057392146644986e+00,5.65650293010246301133e+01,0,'vpr_statistics','9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa;af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',8,'математика','','edu389201',2,NULL,0,1,1,0,0,3.5,NULL,NULL,1,1,0,100.0,50.0,50.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_statistics','34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617;19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',8,'математика','','edu389202',10,NULL,4,6,0,0,4,2.6,NULL,NULL,6,4,0,60.0,0.0,28.0,40.0,1.68177581203509660667e+01,6.87330452549813486484e+01,0,'vpr_statistics','34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617;19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',8,'русский язык','','edu389201',2,NULL,0,1,0,1,0,4.0,NULL,NULL,0,2,0,100.0,50.0,68.0,0.0,0.0,6.57628047110380720141e+01,1,'vpr_statistics','efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5;4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476');
INSERT INTO "derived_marks" VALUES(2022,2023,'ВПР','spring',8,'русский язык','','edu389202',10,NULL,5,5,0,0,5,2.5,NULL,NULL,6,4,0,50.0,0.0,26.0,50.0,2.36589593615487316915e+01,7.63410406384512612004e+01,0,'vpr_statistics','efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5;4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476');
INSERT INTO "derived_marks" VALUES(2022,2023,'ЕГЭ','',11,'математика','база','edu389202',1,NULL,0,1,0,0,0,3.0,NULL,8.0,NULL,NULL,NULL,100.0,0.0,36.0,0.0,0.0,7.93456708526107092884e+01,1,'gia_protocol','49954b0ad422012011ef26493d1fcf4671442a0c3fc120562474975b4b8b3142');
INSERT INTO "derived_marks" VALUES(2022,2023,'ЕГЭ','',11,'математика','профиль','edu389202',3,NULL,NULL,NULL,NULL,NULL,2,NULL,18.0,3.33333333333333348136e+00,NULL,NULL,NULL,3.33333333333333285968e+01,NULL,NULL,6.66666666666666714053e+01,2.07654955126487905658e+01,9.38509684723839399111e+01,1,'gia_protocol','86e2a26abc20358c835a66aebc43e94f9d93106c18a49b817254005ebac6e07d');
INSERT INTO "derived_marks" VALUES(2022,2023,'ЕГЭ','',11,'русский язык','','edu389202',4,NULL,NULL,NULL,NULL,NULL,1,NULL,25.25,11.0,NULL,NULL,NULL,75.0,NULL,NULL,25.0,4.55860626446362182662e+00,6.99363947557363445622e+01,1,'gia_protocol','635a45916a2ab1175691090e1ace49392affb78f5f3c75fda99d091d5fe4e062');
INSERT INTO "derived_marks" VALUES(2022,2023,'ОГЭ','',9,'математика','','edu389201',1,NULL,0,0,1,0,0,4.0,NULL,15.0,NULL,NULL,NULL,100.0,100.0,64.0,0.0,0.0,7.93456708526107092884e+01,1,'gia_protocol','7d82f9e47bc2aae20754452f59e1077210ab1f4e4c8d569138a6a1bd00cb6aa6');
INSERT INTO "derived_marks" VALUES(2022,2023,'ОГЭ','',9,'математика','','edu389202',20,NULL,10,10,0,0,10,2.5,NULL,6.45,NULL,NULL,NULL,50.0,0.0,26.0,50.0,2.99294914429819911569e+01,70.070508557018,0,'gia_protocol','7d82f9e47bc2aae20754452f59e1077210ab1f4e4c8d569138a6a1bd00cb6aa6');
INSERT INTO "derived_marks" VALUES(2022,2023,'ОГЭ','',9,'русский язык','','edu389201',1,NULL,0,0,0,1,0,5.0,NULL,29.0,NULL,NULL,NULL,100.0,100.0,100.0,0.0,0.0,7.93456708526107092884e+01,1,'gia_protocol','53a120d0999248448eeea401c23414227312a5a3f5a433561bf5e0631d88e0bd');
INSERT INTO "derived_marks" VALUES(2022,2023,'ОГЭ','',9,'русский язык','','edu389202',21,NULL,10,9,2,0,10,2.61904761904761906876e+00,NULL,1.32380952380952372489e+01,NULL,NULL,NULL,5.23809523809523795972e+01,9.52380952380952372493e+00,2.91428571428571423504e+01,4.76190476190476204027e+01,2.8343712296762944903e+01,6.76307820997332385113e+01,0,'gia_protocol','53a120d0999248448eeea401c23414227312a5a3f5a433561bf5e0631d88e0bd');
CREATE TABLE derived_marks_by_source (
	file_id TEXT NOT NULL, 
	school_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	exam TEXT NOT NULL, 
	season TEXT NOT NULL, 
	exam_date DATE, 
	attempt INTEGER NOT NULL, 
	grade INTEGER NOT NULL, 
	grade_written INTEGER, 
	subject TEXT NOT NULL, 
	level TEXT NOT NULL, 
	school_id TEXT NOT NULL, 
	participants INTEGER, 
	absent INTEGER, 
	n2 INTEGER, 
	n3 INTEGER, 
	n4 INTEGER, 
	n5 INTEGER, 
	below_threshold INTEGER, 
	mean_mark FLOAT, 
	mean_score FLOAT, 
	mean_primary FLOAT, 
	n_lowered INTEGER, 
	n_confirmed INTEGER, 
	n_raised INTEGER, 
	n_quarantined INTEGER, 
	n_80_99 INTEGER, 
	n_100 INTEGER, 
	mean_possible_pct FLOAT, 
	source_kind TEXT, 
	PRIMARY KEY (file_id, year, exam, season, attempt, grade, subject, level, school_id), 
	CONSTRAINT ck_derived_marks_by_source_absent CHECK ("absent" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_below_threshold CHECK ("below_threshold" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_n2 CHECK ("n2" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_n3 CHECK ("n3" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_n4 CHECK ("n4" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_n5 CHECK ("n5" >= 0), 
	CONSTRAINT ck_derived_marks_by_source_participants CHECK ("participants" >= 0)
);
INSERT INTO "derived_marks_by_source" VALUES('2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633',2020,2021,'ЕГЭ','','2021-06-03',1,11,NULL,'русский язык','','edu389202',3,NULL,NULL,NULL,NULL,NULL,1,NULL,3.73333333333333357013e+01,1.86666666666666678509e+01,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('27fc5f13e31aa7bc9e60f241b40a2ea5c1c216b8cc41259cfb15df0cef58a15c',2020,2021,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201',6,1,0,4,2,0,0,3.33333333333333348136e+00,NULL,35.0,1,5,0,0,NULL,NULL,6.86274509803921546353e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('27fc5f13e31aa7bc9e60f241b40a2ea5c1c216b8cc41259cfb15df0cef58a15c',2020,2021,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202',9,0,6,1,2,0,6,2.55555555555555535818e+00,NULL,2.0333333333333332149e+01,5,3,0,0,NULL,NULL,3.98692810457516344513e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6',2020,2021,'ОГЭ','','2021-05-27',1,9,NULL,'математика','','edu389201',4,NULL,0,1,2,1,0,4.0,NULL,18.5,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6',2020,2021,'ОГЭ','','2021-05-27',1,9,NULL,'математика','','edu389202',6,NULL,2,1,3,0,2,3.16666666666666651863e+00,NULL,1.18333333333333339258e+01,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('4f071ce8d1bc68568b5dac3babce0ad92b5fd36a058863a92dd9cc66495fd231',2020,2021,'ВПР','spring',NULL,1,8,8,'математика','','edu389201',3,0,0,3,0,0,0,3.0,NULL,1.16666666666666660743e+01,1,2,0,0,NULL,NULL,4.66666666666666642973e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('4f071ce8d1bc68568b5dac3babce0ad92b5fd36a058863a92dd9cc66495fd231',2020,2021,'ВПР','spring',NULL,1,8,8,'математика','','edu389202',10,1,6,3,1,0,6,2.5,NULL,6.1,6,3,0,0,NULL,NULL,24.4,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62',2020,2021,'ВПР','spring',NULL,1,4,4,'математика','','edu389201',2,0,0,1,1,0,0,3.5,NULL,8.5,1,1,0,0,NULL,NULL,42.5,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62',2020,2021,'ВПР','spring',NULL,1,4,4,'математика','','edu389202',7,0,4,3,0,0,4,2.4285714285714283811e+00,NULL,4.42857142857142882519e+00,4,3,0,0,NULL,NULL,2.214285714285714235e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4',2020,2021,'ОГЭ','','2021-05-24',1,9,NULL,'русский язык','','edu389201',4,NULL,0,1,1,2,0,4.25,NULL,25.5,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4',2020,2021,'ОГЭ','','2021-05-24',1,9,NULL,'русский язык','','edu389202',6,NULL,2,3,0,1,2,3.0,NULL,18.0,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062',2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201',2,0,0,1,1,0,0,3.5,NULL,23.0,0,2,0,0,NULL,NULL,6.05263157894736849575e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062',2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389202',7,0,4,3,0,0,4,2.4285714285714283811e+00,NULL,9.14285714285714234961e+00,4,3,0,0,NULL,NULL,2.40601503759398518402e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197',2020,2021,'ВПР','spring',NULL,1,5,5,'математика','','edu389201',4,0,0,1,3,0,0,3.75,NULL,10.0,1,3,0,0,NULL,NULL,50.0,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197',2020,2021,'ВПР','spring',NULL,1,5,5,'математика','','edu389202',4,0,1,3,0,0,1,2.75,NULL,7.25,1,3,0,0,NULL,NULL,36.25,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('9bf0cb89957f0b2e98915fa61689f524e81dce363ad8e18489109bc5bbbf4f78',2020,2021,'ВПР','spring',NULL,1,7,7,'математика','','edu389201',3,0,0,1,2,0,0,3.66666666666666651863e+00,NULL,11.0,0,3,0,0,NULL,NULL,5.78947368421052601652e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('9bf0cb89957f0b2e98915fa61689f524e81dce363ad8e18489109bc5bbbf4f78',2020,2021,'ВПР','spring',NULL,1,7,7,'математика','','edu389202',8,1,4,4,0,0,4,2.5,NULL,5.75,6,2,0,0,NULL,NULL,3.02631578947368424787e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552',2020,2021,'ВПР','spring',NULL,1,6,6,'математика','','edu389201',7,0,0,3,1,3,0,4.0,NULL,1.14285714285714288249e+01,1,6,0,0,NULL,NULL,7.14285714285714305998e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552',2020,2021,'ВПР','spring',NULL,1,6,6,'математика','','edu389202',9,0,5,4,0,0,5,2.44444444444444464181e+00,NULL,4.66666666666666696272e+00,6,3,0,0,NULL,NULL,2.91666666666666678509e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea',2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201',4,0,0,1,2,1,0,4.0,NULL,34.5,0,4,0,0,NULL,NULL,7.66666666666666714053e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea',2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202',4,0,4,0,0,0,4,2.0,NULL,11.5,4,0,0,0,NULL,NULL,2.55555555555555571336e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d606192418d541473c6010f6dd02d3017f11b4e0852a238ff9d901df9812068a',2020,2021,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201',2,1,0,1,1,0,0,3.5,NULL,31.0,0,1,1,0,NULL,NULL,6.59574468085106389034e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d606192418d541473c6010f6dd02d3017f11b4e0852a238ff9d901df9812068a',2020,2021,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389202',9,0,5,4,0,0,5,2.44444444444444464181e+00,NULL,1.65555555555555571349e+01,6,3,0,0,NULL,NULL,3.5224586288416077195e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d6e23d2257abf75e966f7fcf51bf0bebd674e71c30a6b0edd706f7216dc9f0cc',2020,2021,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201',3,0,0,3,0,0,0,3.0,NULL,30.0,0,3,0,0,NULL,NULL,58.8235294117647,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('d6e23d2257abf75e966f7fcf51bf0bebd674e71c30a6b0edd706f7216dc9f0cc',2020,2021,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389202',9,2,4,5,0,0,4,2.55555555555555535818e+00,NULL,2.04444444444444428654e+01,6,3,0,0,NULL,NULL,4.0087145969498905627e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('f0cb49e76f30b03fc7bfb303b1897d1446e797f9f08e80c192e510dbacbd6e0b',2020,2021,'ЕГЭ','','2021-06-07',1,11,NULL,'математика','профиль','edu389202',1,NULL,NULL,NULL,NULL,NULL,0,NULL,44.0,8.0,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('2fcd36b1f1b728b5f8b4d73fc996d63349a456d70b3f58623b3258d220154e37',2021,2022,'ВПР','spring',NULL,1,7,7,'математика','','edu389201',7,0,0,4,3,0,0,3.4285714285714283811e+00,NULL,1.11428571428571423498e+01,2,4,1,0,NULL,NULL,5.86466165413533886425e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('4f26028ef4b8d622e79b946e90be7293a1393f87baeef18b70780afd4c880233',2021,2022,'ВПР','spring',NULL,1,5,5,'математика','','edu389201',2,0,0,1,1,0,0,3.5,NULL,10.0,1,1,0,0,NULL,NULL,50.0,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('5207c7912f3fbb160c120255c902897923fd391c9439adcf206bdda9a0cbf5af',2021,2022,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201',7,0,0,3,2,2,0,3.85714285714285720629e+00,NULL,3.34285714285714306024e+01,2,5,0,0,NULL,NULL,7.11246200607902636639e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('56483d2190982532808109b4c632ecff1536850555321fc0b9908e849afb696b',2021,2022,'ЕГЭ','','2022-06-03',1,11,NULL,'математика','база','edu389202',3,NULL,2,1,0,0,2,2.33333333333333348136e+00,NULL,5.33333333333333303727e+00,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('63ce3c4546f3e54d27281821abaceba63bfead66ea05085d9d55bec6560b1608',2021,2022,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201',2,0,1,0,1,0,1,3.0,NULL,21.0,0,1,0,0,NULL,NULL,4.66666666666666714053e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('77d690ea4f9d413a21b295f12d7d9cc224c9f8e9766f38393dedeb2010e99870',2021,2022,'ВПР','spring',NULL,1,6,6,'математика','','edu389201',3,1,0,0,3,0,0,4.0,NULL,11.0,0,3,0,0,NULL,NULL,68.75,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('80653ddd7f6ff133b419589e98c16abe22434e309216e354200b59ae44b46172',2021,2022,'ЕГЭ','','2022-06-02',1,11,NULL,'математика','профиль','edu389202',2,NULL,NULL,NULL,NULL,NULL,1,NULL,13.5,2.5,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('83cf57e8cd5bc78560f89f527fff4fd7e06b570c314e9c92a924b459a457aa09',2021,2022,'ВПР','spring',NULL,1,8,8,'математика','','edu389201',0,1,0,0,0,0,0,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('a8c7cd172a4103bb8743d158d841ec639064a2dce0b865ff32627fdfa0f748df',2021,2022,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201',1,0,0,1,0,0,0,3.0,NULL,27.0,0,1,0,0,NULL,NULL,5.29411764705882319486e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('c97ebce1c0be2c7b27ced7f36898f228805c8ea1e9a14bcf71f178cace229235',2021,2022,'ВПР','spring',NULL,1,4,4,'математика','','edu389201',2,0,0,2,0,0,0,3.0,NULL,7.0,1,1,0,0,NULL,NULL,35.0,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('dc8be807d078db6ed0649f3b5e635ccdad5c24166b6a09ca2ef0b723a5b6c075',2021,2022,'ЕГЭ','','2022-05-30',1,11,NULL,'русский язык','','edu389202',5,NULL,NULL,NULL,NULL,NULL,3,NULL,17.8,8.2,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('dead3077f7534327973eba0ce4c98dae4a591801ad4342a26e9853af7a30e434',2021,2022,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201',4,0,0,2,1,1,0,3.75,NULL,37.0,0,4,0,0,NULL,NULL,7.25490196078431495143e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1',2021,2022,'ОГЭ','','2022-05-23',1,9,NULL,'математика','','edu389201',4,NULL,0,2,1,1,0,3.75,NULL,15.5,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1',2021,2022,'ОГЭ','','2022-05-23',1,9,NULL,'математика','','edu389202',2,NULL,0,2,0,0,0,3.0,NULL,9.5,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1',2021,2022,'ОГЭ','','2022-06-07',1,9,NULL,'русский язык','','edu389201',4,NULL,0,1,3,0,0,3.75,NULL,25.0,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1',2021,2022,'ОГЭ','','2022-06-07',1,9,NULL,'русский язык','','edu389202',2,NULL,1,1,0,0,1,2.5,NULL,12.5,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('fbb0bc73a4a495495b6726c00112bbaa7ce2cc6482538c894938b2fcfe7f3c79',2021,2022,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201',2,0,0,0,0,2,0,5.0,NULL,33.5,0,2,0,0,NULL,NULL,8.81578947368421097542e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('1419207c8262a6d8a7d2969c50e25219b76bc526ca87ee66755ad10a4055bb61',2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389202',9,NULL,6,3,0,0,6,2.33333333333333348136e+00,NULL,4.66666666666666696272e+00,6,3,0,0,NULL,NULL,2.91666666666666678509e+01,'vpr_individual');
INSERT INTO "derived_marks_by_source" VALUES('2fcd36b1f1b728b5f8b4d73fc996d63349a456d70b3f58623b3258d220154e37',2022,2022,'ВПР','autumn',NULL,1,7,8,'математика','','edu389202',9,2,6,3,0,0,6,2.33333333333333348136e+00,NULL,4.33333333333333303727e+00,7,2,0,0,NULL,NULL,2.28070175438596507429e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('49954b0ad422012011ef26493d1fcf4671442a0c3fc120562474975b4b8b3142',2022,2023,'ЕГЭ','','2023-06-01',1,11,NULL,'математика','база','edu389202',1,NULL,0,1,0,0,0,3.0,NULL,8.0,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('4f26028ef4b8d622e79b946e90be7293a1393f87baeef18b70780afd4c880233',2022,2022,'ВПР','autumn',NULL,1,5,6,'математика','','edu389202',7,2,4,3,0,0,4,2.4285714285714283811e+00,NULL,5.5714285714285711748e+00,4,2,0,0,NULL,NULL,2.78571428571428576499e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('5207c7912f3fbb160c120255c902897923fd391c9439adcf206bdda9a0cbf5af',2022,2022,'ВПР','autumn',NULL,1,7,8,'русский язык','','edu389202',11,0,9,1,1,0,9,2.27272727272727292913e+00,NULL,1.53636363636363633129e+01,9,2,0,0,NULL,NULL,3.26885880077369463938e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('53a120d0999248448eeea401c23414227312a5a3f5a433561bf5e0631d88e0bd',2022,2023,'ОГЭ','','2023-06-06',1,9,NULL,'русский язык','','edu389201',1,NULL,0,0,0,1,0,5.0,NULL,29.0,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('53a120d0999248448eeea401c23414227312a5a3f5a433561bf5e0631d88e0bd',2022,2023,'ОГЭ','','2023-06-06',1,9,NULL,'русский язык','','edu389202',21,NULL,10,9,2,0,10,2.61904761904761906876e+00,NULL,1.32380952380952372489e+01,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('635a45916a2ab1175691090e1ace49392affb78f5f3c75fda99d091d5fe4e062',2022,2023,'ЕГЭ','','2023-05-29',1,11,NULL,'русский язык','','edu389202',4,NULL,NULL,NULL,NULL,NULL,1,NULL,25.25,11.0,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('63ce3c4546f3e54d27281821abaceba63bfead66ea05085d9d55bec6560b1608',2022,2022,'ВПР','autumn',NULL,1,5,6,'русский язык','','edu389202',9,0,3,6,0,0,3,2.66666666666666651863e+00,NULL,16.0,6,3,0,0,NULL,NULL,3.55555555555555571336e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('77d690ea4f9d413a21b295f12d7d9cc224c9f8e9766f38393dedeb2010e99870',2022,2022,'ВПР','autumn',NULL,1,6,7,'математика','','edu389202',11,0,8,3,0,0,8,2.27272727272727292913e+00,NULL,3.63636363636363624252e+00,8,3,0,0,NULL,NULL,2.27272727272727266263e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('7d82f9e47bc2aae20754452f59e1077210ab1f4e4c8d569138a6a1bd00cb6aa6',2022,2023,'ОГЭ','','2023-06-09',1,9,NULL,'математика','','edu389201',1,NULL,0,1,0,0,0,3.0,NULL,14.0,NULL,NULL,NULL,0,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('7d82f9e47bc2aae20754452f59e1077210ab1f4e4c8d569138a6a1bd00cb6aa6',2022,2023,'ОГЭ','','2023-06-09',1,9,NULL,'математика','','edu389202',20,NULL,11,9,0,0,11,2.45,NULL,6.4,NULL,NULL,NULL,1,NULL,NULL,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('83cf57e8cd5bc78560f89f527fff4fd7e06b570c314e9c92a924b459a457aa09',2022,2022,'ВПР','autumn',NULL,1,8,9,'математика','','edu389202',20,1,7,13,0,0,7,2.65,NULL,8.2,10,10,0,0,NULL,NULL,32.8,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('86e2a26abc20358c835a66aebc43e94f9d93106c18a49b817254005ebac6e07d',2022,2023,'ЕГЭ','','2023-06-01',1,11,NULL,'математика','профиль','edu389202',3,NULL,NULL,NULL,NULL,NULL,2,NULL,18.0,3.33333333333333348136e+00,NULL,NULL,NULL,0,0,0,NULL,'gia_protocol');
INSERT INTO "derived_marks_by_source" VALUES('9ff145220f20341038461c76ce752978c5011901d304ba597cbd7e0081a163cc',2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389202',11,NULL,6,4,0,1,6,2.63636363636363624252e+00,NULL,6.36363636363636331338e+00,6,5,0,0,NULL,NULL,3.34928229665071768299e+01,'vpr_individual');
INSERT INTO "derived_marks_by_source" VALUES('a8c7cd172a4103bb8743d158d841ec639064a2dce0b865ff32627fdfa0f748df',2022,2022,'ВПР','autumn',NULL,1,8,9,'русский язык','','edu389202',20,1,9,9,1,1,9,2.7,NULL,22.7,14,6,0,0,NULL,NULL,4.45098039215686327443e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('c97ebce1c0be2c7b27ced7f36898f228805c8ea1e9a14bcf71f178cace229235',2022,2022,'ВПР','autumn',NULL,1,4,5,'математика','','edu389202',7,1,1,4,2,0,1,3.1428571428571427937e+00,NULL,6.71428571428571441259e+00,3,4,0,0,NULL,NULL,3.3571428571428569398e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('ccbd45fa83bd669b3172a1dddd3eb954a20f8d8125fcc96d92d825700136b013',2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202',9,NULL,4,4,1,0,4,2.66666666666666651863e+00,NULL,2.17777777777777785677e+01,6,3,0,0,NULL,NULL,4.27015250544662308121e+01,'vpr_individual');
INSERT INTO "derived_marks_by_source" VALUES('d0d5039079deb200f4d835bd3636e7c492ec20072c7aebdd71164e604e0a4b6f',2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202',7,NULL,3,4,0,0,3,2.57142857142857161889e+00,NULL,19.0,3,4,0,1,NULL,NULL,4.22222222222222214309e+01,'vpr_individual');
INSERT INTO "derived_marks_by_source" VALUES('dead3077f7534327973eba0ce4c98dae4a591801ad4342a26e9853af7a30e434',2022,2022,'ВПР','autumn',NULL,1,6,7,'русский язык','','edu389202',11,0,4,6,1,0,4,2.72727272727272707086e+00,NULL,2.18181818181818165669e+01,4,5,1,0,NULL,NULL,4.27807486631016047323e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('fbb0bc73a4a495495b6726c00112bbaa7ce2cc6482538c894938b2fcfe7f3c79',2022,2022,'ВПР','autumn',NULL,1,4,5,'русский язык','','edu389202',8,0,5,2,0,1,5,2.625,NULL,10.5,6,2,0,0,NULL,NULL,2.76315789473684212404e+01,'vpr_dump');
INSERT INTO "derived_marks_by_source" VALUES('00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4',2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389201',2,NULL,1,1,0,0,1,2.5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4',2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389202',4,NULL,1,2,1,0,1,3.0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e',2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201',2,NULL,0,1,1,0,0,3.5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e',2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389202',6,NULL,2,4,0,0,2,2.66666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('080473375a9bd2b05536753608a056a6011e95e61e814d7683c1998061358974',2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389201',5,NULL,0,2,2,1,0,3.8,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('080473375a9bd2b05536753608a056a6011e95e61e814d7683c1998061358974',2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389202',9,NULL,6,3,0,0,6,2.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('146284817c64b15478548d484f2663e0c48c3e71b2bf7d4f64566ef395d7faf8',2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201',6,NULL,2,0,4,0,2,3.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('146284817c64b15478548d484f2663e0c48c3e71b2bf7d4f64566ef395d7faf8',2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202',8,NULL,4,4,0,0,4,2.5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859',2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389201',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859',2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389202',10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,4,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013',2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389201',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,3,1,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013',2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389202',7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617',2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389201',2,NULL,0,1,1,0,0,3.5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617',2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389202',10,NULL,4,6,0,0,4,2.6,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('3981626407f758e68dd6e425c87ac61c0a1f7836e9728903baef6b32e74f15d5',2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201',6,NULL,0,2,2,2,0,4.0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('3981626407f758e68dd6e425c87ac61c0a1f7836e9728903baef6b32e74f15d5',2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202',9,NULL,4,4,1,0,4,2.66666666666666651863e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476',2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,2,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476',2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389202',10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,4,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c',2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c',2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389202',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('689a5d2f5f2c36518143d68faf1522c89c8d7b948ac978f85293bc54c1066c00',2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('689a5d2f5f2c36518143d68faf1522c89c8d7b948ac978f85293bc54c1066c00',2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202',8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,4,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('83989df00c9967665ad0365bc34cf6e46578d51030df10b3de4d9cd1eefb9727',2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389201',5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,5,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('83989df00c9967665ad0365bc34cf6e46578d51030df10b3de4d9cd1eefb9727',2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389202',9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa',2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201',3,NULL,0,2,1,0,0,3.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa',2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389202',11,NULL,3,7,1,0,3,2.8181818181818183433e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143',2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389201',6,NULL,0,5,0,1,0,3.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143',2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389202',7,NULL,3,2,2,0,3,2.85714285714285720629e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3',2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3',2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389202',11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,5,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('b394deb3e8756729314b80d7bfdb4d004a8feb8d2167700c942a441cf37cf236',2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,4,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('b394deb3e8756729314b80d7bfdb4d004a8feb8d2167700c942a441cf37cf236',2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202',9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('b7e015153d16eac3b828ffcfe437a7b8cf8e9e17b02c811a2265147f83bf5697',2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389201',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('b7e015153d16eac3b828ffcfe437a7b8cf8e9e17b02c811a2265147f83bf5697',2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389202',11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,5,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834',2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389201',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834',2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389202',4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,3,0,0,NULL,NULL,NULL,'vpr_journal');
INSERT INTO "derived_marks_by_source" VALUES('d186dcb7a996762b254879c5aa41a910dc604c764ea78d4c6c9ade597d30a046',2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389201',3,NULL,0,2,1,0,0,3.33333333333333348136e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('d186dcb7a996762b254879c5aa41a910dc604c764ea78d4c6c9ade597d30a046',2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389202',11,NULL,6,4,0,1,6,2.63636363636363624252e+00,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5',2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201',2,NULL,0,1,0,1,0,4.0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
INSERT INTO "derived_marks_by_source" VALUES('efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5',2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389202',10,NULL,5,5,0,0,5,2.5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'vpr_statistics');
CREATE TABLE derived_matrix (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	cell TEXT NOT NULL, 
	preliminary BOOLEAN, 
	expected FLOAT, 
	residual FLOAT, 
	effectiveness TEXT, 
	PRIMARY KEY (school_year, school_id)
);
INSERT INTO "derived_matrix" VALUES(2020,'edu389201','успешная',0,NULL,NULL,NULL);
INSERT INTO "derived_matrix" VALUES(2020,'edu389202','ШНОР в НСУ',0,NULL,NULL,NULL);
INSERT INTO "derived_matrix" VALUES(2021,'edu389201','резильентная',0,NULL,NULL,NULL);
INSERT INTO "derived_matrix" VALUES(2021,'edu389202','ШНОР в НСУ',0,NULL,NULL,NULL);
INSERT INTO "derived_matrix" VALUES(2022,'edu389201','успешная',0,NULL,NULL,NULL);
INSERT INTO "derived_matrix" VALUES(2022,'edu389202','ШНОР в НСУ',0,NULL,NULL,NULL);
CREATE TABLE derived_procedures (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	procedure TEXT NOT NULL, 
	n INTEGER, 
	below_n INTEGER, 
	low_pct FLOAT, 
	lower_pct FLOAT, 
	upper_pct FLOAT, 
	is_low BOOLEAN, 
	was_low BOOLEAN, 
	small_n BOOLEAN, 
	PRIMARY KEY (school_year, school_id, procedure), 
	CONSTRAINT ck_derived_procedures_below_n CHECK ("below_n" >= 0), 
	CONSTRAINT ck_derived_procedures_low_pct CHECK ("low_pct" BETWEEN 0 AND 100)
);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ВПР|5|математика|',4,0,0.0,0.0,4.89900020403999150167e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ВПР|5|русский язык|',4,0,0.0,0.0,4.89900020403999150167e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ВПР|6|математика|',7,0,0.0,0.0,3.54338842975206560472e+01,0,NULL,0);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ВПР|6|русский язык|',6,0,0.0,0.0,3.90343033653064495078e+01,0,NULL,0);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ОГЭ|9|математика|',4,0,0.0,0.0,4.89900020403999150167e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389201','ОГЭ|9|русский язык|',4,0,0.0,0.0,4.89900020403999150167e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ВПР|5|математика|',4,1,25.0,4.55860626446362182662e+00,6.99363947557363445622e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ВПР|5|русский язык|',4,4,100.0,5.10099979596000849832e+01,100.0,1,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ВПР|6|математика|',9,5,5.55555555555555571336e+01,2.66647345744029706793e+01,81.1224570528086,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ВПР|6|русский язык|',9,6,6.66666666666666714053e+01,3.54197347499089758575e+01,87.9418401317257,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ЕГЭ|11|математика|',1,0,0.0,0.0,7.93456708526107092884e+01,0,NULL,1);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ОГЭ|9|математика|',6,2,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2020,'edu389202','ОГЭ|9|русский язык|',6,2,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ВПР|5|математика|',2,0,0.0,0.0,6.57628047110380720141e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ВПР|5|русский язык|',2,1,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ВПР|6|математика|',3,0,0.0,0.0,5.61506080449017730416e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ВПР|6|русский язык|',4,0,0.0,0.0,4.89900020403999150167e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ОГЭ|9|математика|',4,0,0.0,0.0,4.89900020403999150167e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389201','ОГЭ|9|русский язык|',4,0,0.0,0.0,4.89900020403999150167e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389202','ЕГЭ|11|математика|',5,3,60.0,2.30719932208837086307e+01,8.82381768840746758507e+01,1,0,0);
INSERT INTO "derived_procedures" VALUES(2021,'edu389202','ОГЭ|9|математика|',2,0,0.0,0.0,6.57628047110380720141e+01,0,1,1);
INSERT INTO "derived_procedures" VALUES(2021,'edu389202','ОГЭ|9|русский язык|',2,1,50.0,9.45286548008661497988e+00,9.05471345199133850235e+01,1,1,1);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ВПР|5|математика|',6,0,0.0,0.0,3.90343033653064495078e+01,0,0,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ВПР|5|русский язык|',6,2,3.33333333333333357026e+01,9.67693325592168207549e+00,7.00011678658471225844e+01,1,1,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ВПР|6|математика|',5,0,0.0,0.0,43.4491494752081,0,0,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ВПР|6|русский язык|',6,0,0.0,0.0,3.90343033653064495078e+01,0,0,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ОГЭ|9|математика|',1,0,0.0,0.0,7.93456708526107092884e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2022,'edu389201','ОГЭ|9|русский язык|',1,0,0.0,0.0,7.93456708526107092884e+01,0,0,1);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ВПР|5|математика|',7,3,4.28571428571428540959e+01,1.58216922262626837891e+01,7.49545769590974231277e+01,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ВПР|5|русский язык|',7,3,4.28571428571428540959e+01,1.58216922262626837891e+01,7.49545769590974231277e+01,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ВПР|6|математика|',9,6,6.66666666666666714053e+01,3.54197347499089758575e+01,87.9418401317257,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ВПР|6|русский язык|',9,4,4.44444444444444428663e+01,18.8775429471914,7.33352654255970293206e+01,1,NULL,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ЕГЭ|11|математика|',4,2,50.0,1.50035708820171471695e+01,8.49964291179828563844e+01,1,1,1);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ОГЭ|9|математика|',20,10,50.0,2.99294914429819911569e+01,70.070508557018,1,0,0);
INSERT INTO "derived_procedures" VALUES(2022,'edu389202','ОГЭ|9|русский язык|',21,10,4.76190476190476204027e+01,2.8343712296762944903e+01,6.76307820997332385113e+01,1,1,0);
CREATE TABLE derived_rating (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	deviation FLOAT, 
	participations INTEGER, 
	shrinkage FLOAT, 
	rating FLOAT, 
	rank INTEGER, 
	rank_lower INTEGER, 
	rank_upper INTEGER, 
	"group" TEXT, 
	note TEXT, 
	PRIMARY KEY (school_year, school_id)
);
INSERT INTO "derived_rating" VALUES(2020,'edu389201',1.8342911877394630693e+01,8,4.44444444444444419772e-01,5.81524052788420533479e+01,2,1,2,'успешные','');
INSERT INTO "derived_rating" VALUES(2020,'edu389202',-1.57146910919540268021e+01,16,6.15384615384615418776e-01,4.03294208664898263822e+01,5,3,6,'неуспешные','');
INSERT INTO "derived_rating" VALUES(2021,'edu389201',1.59752534070517455684e+01,16,6.15384615384615418776e-01,5.98309251735703071526e+01,2,1,3,'успешные','');
INSERT INTO "derived_rating" VALUES(2021,'edu389202',-2.23797692992782479856e+01,30,0.75,3.32151730255413184527e+01,6,6,7,'неуспешные','');
INSERT INTO "derived_rating" VALUES(2022,'edu389201',1.85921691393312471518e+01,10,0.5,5.92960845696656235759e+01,3,2,4,'успешные','');
INSERT INTO "derived_rating" VALUES(2022,'edu389202',-2.69013362917719831566e+01,63,0.863013698630137,2.67837782687447258913e+01,7,7,7,'неуспешные','');
CREATE TABLE derived_rating_components (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	component TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	n INTEGER, 
	score FLOAT, 
	district_score FLOAT, 
	deviation FLOAT, 
	dropped BOOLEAN, 
	PRIMARY KEY (school_year, school_id, component, year)
);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389202','ЕГЭ, математика (профиль)',2021,1,44.0,55.15,-1.11499999999999985786e+01,0);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389202','ЕГЭ, русский язык',2021,3,3.73333333333333357013e+01,5.1911111111111111426e+01,-1.45777777777777757246e+01,0);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389201','ОГЭ, математика',2021,4,6.66666666666666571936e+01,5.51724137931034448473e+01,1.14942528735632123473e+01,0);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389202','ОГЭ, математика',2021,6,3.88888888888888857309e+01,5.51724137931034448473e+01,-1.62835249042145591147e+01,0);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389201','ОГЭ, русский язык',2021,4,75.0,4.98084291187739509627e+01,2.51915708812260490394e+01,0);
INSERT INTO "derived_rating_components" VALUES(2020,'edu389202','ОГЭ, русский язык',2021,6,3.33333333333333285968e+01,4.98084291187739509627e+01,-1.64750957854406223646e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ЕГЭ, математика (база)',2022,3,1.11111111111111160454e+01,47.1264367816092,-3.60153256704980861968e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ЕГЭ, математика (профиль)',2021,1,44.0,55.15,-1.11499999999999985786e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ЕГЭ, математика (профиль)',2022,2,13.5,52.8,-39.3,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ЕГЭ, русский язык',2021,3,3.73333333333333357013e+01,5.1911111111111111426e+01,-1.45777777777777757246e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ЕГЭ, русский язык',2022,5,17.8,4.86818181818181798786e+01,-3.08818181818181791697e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389201','ОГЭ, математика',2021,4,6.66666666666666571936e+01,5.51724137931034448473e+01,1.14942528735632123473e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ОГЭ, математика',2021,6,3.88888888888888857309e+01,5.51724137931034448473e+01,-1.62835249042145591147e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389201','ОГЭ, математика',2022,4,5.83333333333333357026e+01,4.26160337552742660713e+01,1.57172995780590696313e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ОГЭ, математика',2022,2,3.33333333333333285968e+01,4.26160337552742660713e+01,-9.28270042194093747411e+00,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389201','ОГЭ, русский язык',2021,4,75.0,4.98084291187739509627e+01,2.51915708812260490394e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ОГЭ, русский язык',2021,6,3.33333333333333285968e+01,4.98084291187739509627e+01,-1.64750957854406223646e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389201','ОГЭ, русский язык',2022,4,5.83333333333333357026e+01,4.68354430379746844437e+01,1.14978902953586512578e+01,0);
INSERT INTO "derived_rating_components" VALUES(2021,'edu389202','ОГЭ, русский язык',2022,2,1.66666666666666642981e+01,4.68354430379746844437e+01,-3.01687763713080201464e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, математика (база)',2022,3,1.11111111111111160454e+01,47.1264367816092,-3.60153256704980861968e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, математика (база)',2023,1,3.33333333333333285968e+01,5.83333333333333357026e+01,-2.50000000000000071058e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, математика (профиль)',2022,2,13.5,52.8,-39.3,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, математика (профиль)',2023,3,18.0,45.0,-27.0,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, русский язык',2022,5,17.8,4.86818181818181798786e+01,-3.08818181818181791697e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ЕГЭ, русский язык',2023,4,25.25,49.625,-24.375,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389201','ОГЭ, математика',2022,4,5.83333333333333357026e+01,4.26160337552742660713e+01,1.57172995780590696313e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ОГЭ, математика',2022,2,3.33333333333333285968e+01,4.26160337552742660713e+01,-9.28270042194093747411e+00,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389201','ОГЭ, математика',2023,1,6.66666666666666571936e+01,4.37275985663082451555e+01,2.29390681003584120381e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ОГЭ, математика',2023,20,1.66666666666666642981e+01,4.37275985663082451555e+01,-2.7060931899641580856e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389201','ОГЭ, русский язык',2022,4,5.83333333333333357026e+01,4.68354430379746844437e+01,1.14978902953586512578e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ОГЭ, русский язык',2022,2,1.66666666666666642981e+01,4.68354430379746844437e+01,-3.01687763713080201464e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389201','ОГЭ, русский язык',2023,1,100.0,4.58781362007168382879e+01,5.4121863799283161712e+01,0);
INSERT INTO "derived_rating_components" VALUES(2022,'edu389202','ОГЭ, русский язык',2023,21,2.06349206349206362167e+01,4.58781362007168382879e+01,-2.52432155657962020711e+01,0);
CREATE TABLE derived_roadmap (
	period TEXT NOT NULL, 
	school_year INTEGER NOT NULL, 
	event TEXT NOT NULL, 
	due_on DATE, 
	status TEXT NOT NULL, 
	done_on DATE, 
	is_due BOOLEAN, 
	evidence TEXT, 
	note TEXT, 
	PRIMARY KEY (period, event)
);
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.1',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 31.07.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.2',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 30.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.3',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 30.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.4',NULL,'выполняется',NULL,0,'','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.5',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 31.07.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.6','2023-06-30','не выполнено',NULL,1,'','перенесено: нет исполнителя');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.7',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 31.10.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.8','2023-06-30','выполняется',NULL,1,'','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.9',NULL,'выполняется',NULL,0,'','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'1.10',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.1',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 30.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.2',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 30.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.3',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.4',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 01.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.5',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.6',NULL,'выполняется',NULL,0,'план работы','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.7',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.8',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.10',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.11',NULL,'выполняется',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.12',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.13',NULL,'выполняется',NULL,0,'план работы','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.14',NULL,'выполняется',NULL,0,'план работы','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'2.15',NULL,'выполняется',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.1','2023-01-31','в срок','2023-01-27',1,'справка от 27.01.2023','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.2','2022-04-30','не выполнено',NULL,1,'','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.3',NULL,'выполняется',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.4',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.5',NULL,'срок не наступил',NULL,0,'','в этом полугодии срока нет; следующий — 30.09.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.6',NULL,'выполняется',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.7',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'3.8',NULL,'выполняется',NULL,0,'','');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'4.1',NULL,'выполняется',NULL,0,'план работы','в этом полугодии срока нет; следующий — 31.12.2023');
INSERT INTO "derived_roadmap" VALUES('2023-1',2022,'4.2',NULL,'выполняется',NULL,0,'','в этом полугодии срока нет; следующий — 31.12.2023');
CREATE TABLE derived_status (
	school_year INTEGER NOT NULL, 
	school_id TEXT NOT NULL, 
	status TEXT NOT NULL, 
	low_procedures_n INTEGER, 
	rule_a BOOLEAN, 
	rule_b BOOLEAN, 
	reasons TEXT, 
	previous_status TEXT, 
	movement TEXT, 
	years_on_list INTEGER, 
	flip_n INTEGER, 
	small_n BOOLEAN, 
	PRIMARY KEY (school_year, school_id), 
	CONSTRAINT ck_derived_status_flip_n CHECK ("flip_n" >= 0), 
	CONSTRAINT ck_derived_status_low_procedures_n CHECK ("low_procedures_n" >= 0)
);
INSERT INTO "derived_status" VALUES(2020,'edu389201','—',0,0,NULL,'доля ниже порога не достигает 30 % ни по одной процедуре',NULL,NULL,0,2,1);
INSERT INTO "derived_status" VALUES(2020,'edu389202','ШНОР',5,1,NULL,'Доля ниже порога не менее 30 %: ВПР, 5 класс, русский язык — 4 из 4 (100,0 %); ВПР, 6 класс, математика — 5 из 9 (55,6 %); ВПР, 6 класс, русский язык — 6 из 9 (66,7 %); ОГЭ, математика — 2 из 6 (33,3 %); ОГЭ, русский язык — 2 из 6 (33,3 %). Правило A (процедур не менее 2) выполнено. Правило B (та же процедура годом ранее) не проверяется: нет данных за предыдущий год.',NULL,NULL,1,8,1);
INSERT INTO "derived_status" VALUES(2021,'edu389201','зона риска',1,0,0,'Доля ниже порога не менее 30 %: ВПР, 5 класс, русский язык — 1 из 2 (50,0 %). Правило A (процедур не менее 2) не выполнено. Правило B (та же процедура годом ранее) не выполнено.','—','—',0,1,1);
INSERT INTO "derived_status" VALUES(2021,'edu389202','ШНОР (стабильно)',2,1,1,'Доля ниже порога не менее 30 %: ЕГЭ, математика — 3 из 5 (60,0 %); ОГЭ, русский язык — 1 из 2 (50,0 %). Правило A (процедур не менее 2) выполнено. Правило B (та же процедура годом ранее) выполнено: ОГЭ, русский язык.','ШНОР','осталась',2,1,1);
INSERT INTO "derived_status" VALUES(2022,'edu389201','зона риска',1,0,1,'Доля ниже порога не менее 30 %: ВПР, 5 класс, русский язык — 2 из 6 (33,3 %). Правило A (процедур не менее 2) не выполнено. Правило B (та же процедура годом ранее) выполнено: ВПР, 5 класс, русский язык.','зона риска','—',0,1,0);
INSERT INTO "derived_status" VALUES(2022,'edu389202','ШНОР (стабильно)',7,1,1,'Доля ниже порога не менее 30 %: ВПР, 5 класс, математика — 3 из 7 (42,9 %); ВПР, 5 класс, русский язык — 3 из 7 (42,9 %); ВПР, 6 класс, математика — 6 из 9 (66,7 %); ВПР, 6 класс, русский язык — 4 из 9 (44,4 %); ЕГЭ, математика — 2 из 4 (50,0 %); ОГЭ, математика — 10 из 20 (50,0 %); ОГЭ, русский язык — 10 из 21 (47,6 %). Правило A (процедур не менее 2) выполнено. Правило B (та же процедура годом ранее) выполнено: ЕГЭ, математика; ОГЭ, русский язык.','ШНОР (стабильно)','осталась',3,5,1);
CREATE TABLE register_findings (
	batch TEXT NOT NULL, 
	finding_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	stage TEXT, 
	message TEXT, 
	guidance TEXT, 
	file_id TEXT, 
	sheet TEXT, 
	cell TEXT, 
	field TEXT, 
	value TEXT, 
	school_ref TEXT, 
	school_id TEXT, 
	school_year INTEGER, 
	PRIMARY KEY (batch, finding_id)
);
INSERT INTO "register_findings" VALUES('school_roadmap:2021-09',1,'SRM-011','Вопрос','проверка','мера 4 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','0d7c638b0f45b805dee3d0d80b9690350fc889895e401cb6152e1d097d246df6','Дорожная карта школы','J15','evidence','','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('school_roadmap:2021-09',2,'SRM-011','Вопрос','проверка','мера 6 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','0d7c638b0f45b805dee3d0d80b9690350fc889895e401cb6152e1d097d246df6','Дорожная карта школы','J17','evidence','','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('school_roadmap:2021-09',3,'SRM-011','Вопрос','проверка','мера 4 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','0e8ec414cd668c75759a27c51a764007f14f150f6c973ddab3bc95c57b1f91e0','Дорожная карта школы','J15','evidence','','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('school_roadmap:2021-09',4,'SRM-011','Вопрос','проверка','мера 6 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','0e8ec414cd668c75759a27c51a764007f14f150f6c973ddab3bc95c57b1f91e0','Дорожная карта школы','J17','evidence','','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('social_passport:2021-09',3,'SOC-009','Вопрос','проверка','low_income: доля изменилась за год больше чем на 20 процентных пунктов (сейчас 35 чел.)','Подтвердите или исправьте; пояснение впишите в столбец «Пояснение школы».','45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт','D19','value','35','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('social_passport:2021-09',4,'SOC-009','Вопрос','проверка','pupils_bussed: доля изменилась за год больше чем на 20 процентных пунктов (сейчас 2 чел.)','Подтвердите или исправьте; пояснение впишите в столбец «Пояснение школы».','45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт','D32','value','2','edu389202','edu389202',2021);
INSERT INTO "register_findings" VALUES('plan_targets:2022-09',1,'TGT-007','Вопрос','проверка','план 15 % ниже исходного значения 17,2 %','Подтвердите или исправьте план.','2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели','E15','plan','15','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',1,'SRM-011','Вопрос','проверка','мера 1 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','2f0a99ae625fe632cec0154bd03b8231d3a62360c11432d28049db14cb0515da','Дорожная карта школы','J12','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',2,'SRM-011','Вопрос','проверка','мера 6 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','2f0a99ae625fe632cec0154bd03b8231d3a62360c11432d28049db14cb0515da','Дорожная карта школы','J17','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',3,'SRM-011','Вопрос','проверка','мера 7 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','2f0a99ae625fe632cec0154bd03b8231d3a62360c11432d28049db14cb0515da','Дорожная карта школы','J18','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',4,'SRM-011','Вопрос','проверка','мера 8 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','2f0a99ae625fe632cec0154bd03b8231d3a62360c11432d28049db14cb0515da','Дорожная карта школы','J19','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',11,'SRM-011','Вопрос','проверка','мера 6 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','939d6587056f481c8826559f8fdea5ca4c44ab19c23f5e43ef9822dfd574dfd2','Дорожная карта школы','J17','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('school_roadmap:2022-09',12,'SRM-011','Вопрос','проверка','мера 8 выполнена, но подтверждающий документ не назван','Впишите документ или имя файла: приказ, справку, протокол.','939d6587056f481c8826559f8fdea5ca4c44ab19c23f5e43ef9822dfd574dfd2','Дорожная карта школы','J19','evidence','','edu389202','edu389202',2022);
INSERT INTO "register_findings" VALUES('social_passport:2022-09',6,'SOC-009','Вопрос','проверка','pupils_bussed: доля изменилась за год больше чем на 20 процентных пунктов (сейчас 4 чел.)','Подтвердите или исправьте; пояснение впишите в столбец «Пояснение школы».','846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт','D32','value','4','edu389201','edu389201',2022);
INSERT INTO "register_findings" VALUES('social_passport:2022-09',7,'SOC-009','Вопрос','проверка','pupils_bussed: доля изменилась за год больше чем на 20 процентных пунктов (сейчас 32 чел.)','Подтвердите или исправьте; пояснение впишите в столбец «Пояснение школы».','c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт','D32','value','32','edu389202','edu389202',2022);
CREATE TABLE register_partitions (
	school_year INTEGER NOT NULL, 
	inputs_hash TEXT NOT NULL, 
	methodology_hash TEXT NOT NULL, 
	code_version TEXT NOT NULL, 
	refreshed_at DATETIME NOT NULL, 
	run_id TEXT, 
	PRIMARY KEY (school_year)
);
INSERT INTO "register_partitions" VALUES(2020,'aba8aeea4eb1f7e27cb1ac5b3cdd161531ac877d25fd49a13bb5d73e38c0155e','d2c1c12663f3294b055f5c6cda5ee9ee66079261b140ddd6b4a82f3ae994cd25','0.1.0','2026-11-24 17:35:43.000000','acdbbbbc-85cd-41b1-b89e-8d686cd12a57');
INSERT INTO "register_partitions" VALUES(2021,'844369041eea70d60b87faaf9d1ac2b38c601ceb4ead51716f7be958f8fda0cf','d2c1c12663f3294b055f5c6cda5ee9ee66079261b140ddd6b4a82f3ae994cd25','0.1.0','2026-11-24 17:36:14.000000','486d5fd4-186f-4192-b740-70583bbf953c');
INSERT INTO "register_partitions" VALUES(2022,'9ed01822b503eb52e82a9e74102ef481a48cebf5cc4cf3b292b4ef48d844c63e','d2c1c12663f3294b055f5c6cda5ee9ee66079261b140ddd6b4a82f3ae994cd25','0.1.0','2026-11-24 17:36:36.000000','0aea9205-3f1b-4c3b-af5d-4b5a02431f6c');
CREATE TABLE register_reports (
	report_set TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	period TEXT NOT NULL, 
	edition INTEGER NOT NULL, 
	created_at DATETIME, 
	folder TEXT, 
	documents_n INTEGER, 
	run_id TEXT, 
	methodology TEXT, 
	methodology_hash TEXT, 
	code_version TEXT, 
	inputs_hash TEXT, 
	late BOOLEAN, 
	PRIMARY KEY (report_set), 
	CONSTRAINT ck_register_reports_documents_n CHECK ("documents_n" >= 0)
);
INSERT INTO "register_reports" VALUES('july:2022-2023:1','july','2022-2023',1,'2026-11-24 17:36:41.000000','Июльский анализ 2022-2023',4,'774bd1db-6bff-43d8-9501-6b8b2974d0fd','2022-1','d2c1c12663f3294b055f5c6cda5ee9ee66079261b140ddd6b4a82f3ae994cd25','0.1.0','9ed01822b503eb52e82a9e74102ef481a48cebf5cc4cf3b292b4ef48d844c63e',0);
INSERT INTO "register_reports" VALUES('half-year:2023-1:1','half-year','2023-1',1,'2026-11-24 17:36:45.000000','Мониторинг программы, I полугодие 2023 года',2,'808342a7-6767-4c59-adab-b3f77d53e27f','2022-1','d2c1c12663f3294b055f5c6cda5ee9ee66079261b140ddd6b4a82f3ae994cd25','0.1.0','9ed01822b503eb52e82a9e74102ef481a48cebf5cc4cf3b292b4ef48d844c63e',0);
CREATE TABLE register_source_columns (
	file_id TEXT NOT NULL, 
	table_name TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	first_row INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	"column" TEXT NOT NULL, 
	header TEXT, 
	PRIMARY KEY (file_id, table_name, sheet, first_row, field)
);
INSERT INTO "register_source_columns" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','context','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,'pupils_n','Q','20. Укажите количество обучающихся в ОО в 2021/2022 учебном году (в сумме по всем классам/курсам)');
INSERT INTO "register_source_columns" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','context','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,'school_name','E','Школа');
INSERT INTO "register_source_columns" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','context','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,'school_ref','A','Пользователь');
INSERT INTO "register_source_columns" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','context','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,'teachers_high_or_first_category_n','X','27. Сколько всего в ОО учителей/преподавателей первой и высшей категорий?');
INSERT INTO "register_source_columns" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','context','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,'teachers_n','V','25. Сколько всего в ОО учителей/преподавателей?');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'comment','F','Комментарий');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'denominator','E','Из общего числа');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'explanation','G','Пояснение школы');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'item','B','Показатель');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'text','D','Значение');
INSERT INTO "register_source_columns" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','self_assessment','Самообследование',11,'value','D','Значение');
INSERT INTO "register_source_columns" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','social_passport','Социальный паспорт',11,'explanation','E','Пояснение школы');
INSERT INTO "register_source_columns" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','social_passport','Социальный паспорт',11,'field','B','Показатель');
INSERT INTO "register_source_columns" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','social_passport','Социальный паспорт',11,'text','D','Значение');
INSERT INTO "register_source_columns" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','social_passport','Социальный паспорт',11,'value','D','Значение');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'comment','F','Комментарий');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'denominator','E','Из общего числа');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'explanation','G','Пояснение школы');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'item','B','Показатель');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'text','D','Значение');
INSERT INTO "register_source_columns" VALUES('91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093','self_assessment','Самообследование',11,'value','D','Значение');
INSERT INTO "register_source_columns" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','social_passport','Социальный паспорт',11,'explanation','E','Пояснение школы');
INSERT INTO "register_source_columns" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','social_passport','Социальный паспорт',11,'field','B','Показатель');
INSERT INTO "register_source_columns" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','social_passport','Социальный паспорт',11,'text','D','Значение');
INSERT INTO "register_source_columns" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','social_passport','Социальный паспорт',11,'value','D','Значение');
INSERT INTO "register_source_columns" VALUES('ef2f771e6a62fb4b968edaf936eb1aa5048a4fedc528592bf683e82d4ce606f4','social_passport','Социальный паспорт',11,'explanation','E','Пояснение школы');
INSERT INTO "register_source_columns" VALUES('ef2f771e6a62fb4b968edaf936eb1aa5048a4fedc528592bf683e82d4ce606f4','social_passport','Социальный паспорт',11,'field','B','Показатель');
INSERT INTO "register_source_columns" VALUES('ef2f771e6a62fb4b968edaf936eb1aa5048a4fedc528592bf683e82d4ce606f4','social_passport','Социальный паспорт',11,'text','D','Значение');
INSERT INTO "register_source_columns" VALUES('ef2f771e6a62fb4b968edaf936eb1aa5048a4fedc528592bf683e82d4ce606f4','social_passport','Социальный паспорт',11,'value','D','Значение');
CREATE TABLE register_submissions (
	submission_id TEXT NOT NULL, 
	path TEXT NOT NULL, 
	file_id TEXT, 
	size INTEGER, 
	first_seen DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT, 
	kind TEXT, 
	layout TEXT, 
	form TEXT, 
	scope TEXT, 
	tables TEXT, 
	school_id TEXT, 
	school_years TEXT, 
	version INTEGER, 
	superseded_by TEXT, 
	rows_n INTEGER, 
	errors_n INTEGER, 
	questions_n INTEGER, 
	PRIMARY KEY (submission_id), 
	CONSTRAINT ck_register_submissions_errors_n CHECK ("errors_n" >= 0), 
	CONSTRAINT ck_register_submissions_questions_n CHECK ("questions_n" >= 0), 
	CONSTRAINT ck_register_submissions_rows_n CHECK ("rows_n" >= 0)
);
INSERT INTO "register_submissions" VALUES('f3a149d846a2','forms/2020-2021/edu389208/Социальный паспорт.xlsx','2c8e3f946b80c3505873f1bdcc5d4c77e467f7f68a2ed1d422155554d913eb46',9572,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389208','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('fa19b34226ef','forms/2020-2021/edu389201/Социальный паспорт.xlsx','c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af',9559,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389201','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('5159fda49c3a','forms/2020-2021/edu389202/Социальный паспорт.xlsx','79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805',9569,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389202','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('3d0df4c5a59d','forms/2020-2021/edu389203/Социальный паспорт.xlsx','ef2f771e6a62fb4b968edaf936eb1aa5048a4fedc528592bf683e82d4ce606f4',9570,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389203','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('191b3d8cb82c','forms/2020-2021/edu389204/Социальный паспорт.xlsx','a0a2de9f80e4a9235ac00f7770bdc8b8dca26c8b0972614f2539abdf5692b0f7',9543,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389204','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('7da7dc159d2e','forms/2020-2021/edu389205/Социальный паспорт.xlsx','5a850c2608a68371eb7748788c78b011f42d4601fd180a484bf1a572a71bbce6',9572,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389205','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('b213e0428ba4','forms/2020-2021/edu389206/Социальный паспорт.xlsx','7fa3e4adc241752c71e1e5d6c131e7dc4456fcdc586488a2a6154829de75d213',9565,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389206','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('bfefdb6b9fd2','forms/2020-2021/edu389207/Социальный паспорт.xlsx','580a42ca873834638b760b9bd13b8baca429f1cedaddaaac9432584383a9ea1e',9563,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:51447315db44','social_passport','edu389207','2020',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('fb2e85123d69','vpr_dumps/2021/4/Проведение работы по математике, 4 класс. ВПР 2021.xlsx','5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62',12816,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:0d6a15600ea4','pupil_results','','2020',1,'',97,0,0);
INSERT INTO "register_submissions" VALUES('271cf895422e','vpr_dumps/2021/4/Проведение работы по русскому языку, 4 класс. ВПР 2021.xlsx','661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062',14217,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:6a58a585a265','pupil_results','','2020',1,'',97,0,0);
INSERT INTO "register_submissions" VALUES('71aa897ec605','vpr_dumps/2021/5/Проведение работы по математике, 5 класс. ВПР 2021.xlsx','6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197',13341,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:317b7eb1ab80','pupil_results','','2020',1,'',101,0,0);
INSERT INTO "register_submissions" VALUES('dca880029c0d','vpr_dumps/2021/5/Проведение работы по русскому языку, 5 класс. ВПР 2021.xlsx','d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea',14879,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:0965fb51837d','pupil_results','','2020',1,'',101,0,0);
INSERT INTO "register_submissions" VALUES('d0414ff75231','vpr_dumps/2021/6/Проведение работы по математике, 6 класс. ВПР 2021.xlsx','a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552',11805,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:b93ac89d2f82','pupil_results','','2020',1,'',89,0,0);
INSERT INTO "register_submissions" VALUES('b2a36563e9cd','vpr_dumps/2021/6/Проведение работы по русскому языку, 6 класс. ВПР 2021.xlsx','27fc5f13e31aa7bc9e60f241b40a2ea5c1c216b8cc41259cfb15df0cef58a15c',14944,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:19d8fc64f15c','pupil_results','','2020',1,'',89,0,0);
INSERT INTO "register_submissions" VALUES('cc21e1c33db9','vpr_dumps/2021/7/Проведение работы по математике, 7 класс. ВПР 2021.xlsx','9bf0cb89957f0b2e98915fa61689f524e81dce363ad8e18489109bc5bbbf4f78',12277,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:5faa09a1333a','pupil_results','','2020',1,'',88,0,0);
INSERT INTO "register_submissions" VALUES('daae952b59ec','vpr_dumps/2021/7/Проведение работы по русскому языку, 7 класс. ВПР 2021.xlsx','d606192418d541473c6010f6dd02d3017f11b4e0852a238ff9d901df9812068a',14660,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:3fbe79fded0c','pupil_results','','2020',1,'',88,0,0);
INSERT INTO "register_submissions" VALUES('135d7a94989f','vpr_dumps/2021/8/Проведение работы по математике, 8 класс. ВПР 2021.xlsx','4f071ce8d1bc68568b5dac3babce0ad92b5fd36a058863a92dd9cc66495fd231',12524,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:4bb829b9e12e','pupil_results','','2020',1,'',80,0,0);
INSERT INTO "register_submissions" VALUES('572f530c62e5','vpr_dumps/2021/8/Проведение работы по русскому языку, 8 класс. ВПР 2021.xlsx','d6e23d2257abf75e966f7fcf51bf0bebd674e71c30a6b0edd706f7216dc9f0cc',13090,'2026-11-24 17:35:08.000000','принято','','vpr_dump','2021','Выгрузка сбора результатов ВПР','vpr_dump:6092e870361d','pupil_results','','2020',1,'',80,0,0);
INSERT INTO "register_submissions" VALUES('8e7c11533b28','gia/2021/ОГЭ/01_2021.05.24.xlsx','61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4',12891,'2026-11-24 17:35:08.000000','принято','','gia_protocol','B','Протокол проверки результатов ГИА','gia_protocol:085cad49bfdc','pupil_results','','2020',1,'',87,0,0);
INSERT INTO "register_submissions" VALUES('6257753aea45','gia/2021/ОГЭ/02_2021.05.27.csv','3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6',12554,'2026-11-24 17:35:08.000000','принято','','gia_protocol','C','Протокол проверки результатов ГИА','gia_protocol:7919c9a04ee4','pupil_results','','2020',1,'',88,0,0);
INSERT INTO "register_submissions" VALUES('37e31a80ce5e','forms/2020-2021/edu389202/Карта самообследования.xlsx','2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d',12557,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:7bc6033e6c77','self_assessment','edu389202','2020',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('bff1de42359f','forms/2020-2021/edu389203/Карта самообследования.xlsx','91cb672346994852d642d076c2c7c36865b9e4b863053685089ee62ba9196093',12578,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:7bc6033e6c77','self_assessment','edu389203','2020',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('ff5be23e07ff','gia/2021/ЕГЭ/01_2021.06.03.csv','2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633',9004,'2026-11-24 17:35:08.000000','принято','','gia_protocol','D','Протокол проверки результатов ГИА','gia_protocol:5b3b8aced5f9','pupil_results','','2020',1,'',45,0,0);
INSERT INTO "register_submissions" VALUES('eb5b1d254ae6','forms/2020-2021/edu389205/Карта самообследования.xlsx','314b44d8c45848f9b2a05d949e713617c137635fdd38110f008bd65fe09377f0',12545,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:7bc6033e6c77','self_assessment','edu389205','2020',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('654c03beb311','forms/2020-2021/edu389206/Карта самообследования.xlsx','7b61f8f4a2902398e5d04566a70d1dcb2571f1ade3d3087d5837adcbeaf716cc',12538,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:7bc6033e6c77','self_assessment','edu389206','2020',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('7a65a97d520e','gia/2021/ЕГЭ/02_2021.06.07.xlsx','f0cb49e76f30b03fc7bfb303b1897d1446e797f9f08e80c192e510dbacbd6e0b',7654,'2026-11-24 17:35:08.000000','принято','','gia_protocol','D','Протокол проверки результатов ГИА','gia_protocol:d77caa84610b','pupil_results','','2020',1,'',20,0,0);
INSERT INTO "register_submissions" VALUES('d56cf58872d5','forms/2021-2022/edu389206/Дорожная карта школы (июль–сентябрь).xlsx','740e386f10bd0df9a8c9d4595393de8339dc746e0fbd4489f34fa093d62dc10b',10359,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:41ea1186e2da','school_roadmap','edu389206','2021',1,'',6,0,0);
INSERT INTO "register_submissions" VALUES('05f203fbbb45','forms/2021-2022/edu389202/Дорожная карта школы (июль–сентябрь).xlsx','1541a3cc4e33e620a915ad293937f5ca263a90daa66a572b3e126e1ef4446ed2',10485,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:41ea1186e2da','school_roadmap','edu389202','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('f6e1c7e3bfcc','forms/2021-2022/edu389203/Дорожная карта школы (июль–сентябрь).xlsx','32073c854ae628a2fc8b2095bd2e71026902e0cf9082348b07eb178fe08efb34',10461,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:41ea1186e2da','school_roadmap','edu389203','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('57a313e40c8f','forms/2021-2022/edu389208/Социальный паспорт.xlsx','7ad7e6b13896b3370a6e621d627316fa2f3212aeac0ff8da9ff870a914b40833',9569,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389208','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('fc07f634a742','forms/2021-2022/edu389201/Социальный паспорт.xlsx','85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db',9561,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389201','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('2427cee9ebc8','forms/2021-2022/edu389202/Плановые показатели.xlsx','6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3',8844,'2026-11-24 17:35:08.000000','принято','','plan_targets','plan_targets/1','Плановые показатели','plan_targets:8adcf09a969b','plan_targets','edu389202','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('f503a3214910','forms/2021-2022/edu389202/Социальный паспорт.xlsx','45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6',9562,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389202','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('1154874b1742','forms/2021-2022/edu389203/Плановые показатели.xlsx','893f354f3a9928cf9532cf5879e99122f61598de81fb2791b7bdca62325d0f28',8843,'2026-11-24 17:35:08.000000','принято','','plan_targets','plan_targets/1','Плановые показатели','plan_targets:8adcf09a969b','plan_targets','edu389203','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('86ec9cf755e4','forms/2021-2022/edu389203/Социальный паспорт.xlsx','1633bab75da14e9913b18a4786ea0aae93ab0ca013ffe6f4b96a5843458f453d',9572,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389203','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('8906e5b73346','forms/2021-2022/edu389204/Социальный паспорт.xlsx','e6e9cfd838e5a9b7a3050a15739123bd0022fc815d7ca23148ad83ac49fe0782',9546,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389204','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('876380650020','forms/2021-2022/edu389205/Плановые показатели.xlsx','68b555e32ac567fcd614a884a5937e44fe3d40c7554f6477648745b7fec4b000',8838,'2026-11-24 17:35:08.000000','принято','','plan_targets','plan_targets/1','Плановые показатели','plan_targets:8adcf09a969b','plan_targets','edu389205','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('e033f66083fa','forms/2021-2022/edu389205/Социальный паспорт.xlsx','468c7129c211d03a0e38679121371286bf38731d359b9dd7ea2c214f5f41fa25',9571,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389205','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('d57cbf946b36','forms/2021-2022/edu389206/Плановые показатели.xlsx','52d66c920a065916c8f017649dcda6ba4c2fdd15ffeabfcd0bdc75d4ae562f1e',8837,'2026-11-24 17:35:08.000000','принято','','plan_targets','plan_targets/1','Плановые показатели','plan_targets:8adcf09a969b','plan_targets','edu389206','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('4bc954c68f2a','forms/2021-2022/edu389206/Социальный паспорт.xlsx','2c17083859eef3a029bb0d2ed23946e8e30ffe9cce00b60bb4af2695c030b07c',9568,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389206','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('56bdee06572d','forms/2021-2022/edu389207/Социальный паспорт.xlsx','f4fb65edb41e1b682a873c55c8522408bececfe342bcee25ac5a16899d00d13f',9560,'2026-11-24 17:35:08.000000','принято','','social_passport','social_passport/1','Социальный паспорт','social_passport:ff67e153cf8b','social_passport','edu389207','2021',1,'',19,0,0);
INSERT INTO "register_submissions" VALUES('f43c33bf0672','forms/2021-2022/edu389206/Дорожная карта школы (октябрь–декабрь).xlsx','7158a8b6178c78ac29bdc25ff03c1a087e2ad1a2ad2b628a8d974a2ffc95c03c',10392,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:028208711a52','school_roadmap','edu389206','2021',1,'',6,0,0);
INSERT INTO "register_submissions" VALUES('6090a601c994','forms/2021-2022/edu389202/Дорожная карта школы (октябрь–декабрь).xlsx','5b032d4fdb733ae816deec210fa6af0a7c9d4d2b79367bdd4a1563a34c67ad64',10468,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:028208711a52','school_roadmap','edu389202','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('eda4ca1196bb','forms/2021-2022/edu389203/Дорожная карта школы (октябрь–декабрь).xlsx','aef7126b45c18d6d28c1902075b3379d26e45ebc21dee1fa10cb490bc9d8293b',10497,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:028208711a52','school_roadmap','edu389203','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('9b43e6ff575f','context/Сбор контекстных данных об ОО (2022).xlsx','136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe',9764,'2026-11-24 17:35:08.000000','принято','','context_form','context_2022','Контекстные данные ФИС ОКО','context_form:a92e9c95302b','context','','2021',1,'',8,0,0);
INSERT INTO "register_submissions" VALUES('4cc910a475f7','forms/2021-2022/edu389206/Дорожная карта школы (январь–март).xlsx','28134012df678de7e564651f71c6dccb58be148eeb1dd7bcd452b2a3b4ec3091',10420,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:273a333503ab','school_roadmap','edu389206','2021',1,'',6,0,0);
INSERT INTO "register_submissions" VALUES('48ffc0934094','forms/2021-2022/edu389202/Дорожная карта школы (январь–март).xlsx','0d7c638b0f45b805dee3d0d80b9690350fc889895e401cb6152e1d097d246df6',10525,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:273a333503ab','school_roadmap','edu389202','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('1b3ae79531bd','forms/2021-2022/edu389203/Дорожная карта школы (январь–март).xlsx','3c8a1ab94bc18135365334bb06c767f44bb30f14fcc654fb541532e43c32508b',10523,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:273a333503ab','school_roadmap','edu389203','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('138a021d0201','gia/2022/ЕГЭ/01_2022.05.30.csv','dc8be807d078db6ed0649f3b5e635ccdad5c24166b6a09ca2ef0b723a5b6c075',7450,'2026-11-24 17:35:08.000000','принято','','gia_protocol','D','Протокол проверки результатов ГИА','gia_protocol:3435028ea407','pupil_results','','2021',1,'',44,0,0);
INSERT INTO "register_submissions" VALUES('42c1a76e8172','forms/2021-2022/edu389202/Карта самообследования.xlsx','8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810',12584,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:8b36f3e9f7c7','self_assessment','edu389202','2021',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('de7f107780d4','forms/2021-2022/edu389203/Карта самообследования.xlsx','9b7ac92bceb2a8c7ff52fafbfea9f557255232700e1591f9b884aa4a9a68c9f5',12565,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:8b36f3e9f7c7','self_assessment','edu389203','2021',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('7f2ad3d6c4f1','gia/2022/ЕГЭ/02_2022.06.02.xlsx','80653ddd7f6ff133b419589e98c16abe22434e309216e354200b59ae44b46172',7237,'2026-11-24 17:35:08.000000','принято','','gia_protocol','D','Протокол проверки результатов ГИА','gia_protocol:adcf99af7ea8','pupil_results','','2021',1,'',15,0,0);
INSERT INTO "register_submissions" VALUES('a6d8faee8408','gia/2022/ЕГЭ/22_2022.06.03.csv','56483d2190982532808109b4c632ecff1536850555321fc0b9908e849afb696b',3720,'2026-11-24 17:35:08.000000','принято','','gia_protocol','G','Протокол проверки результатов ГИА','gia_protocol:625686b17b61','pupil_results','','2021',1,'',29,0,0);
INSERT INTO "register_submissions" VALUES('3fdd6f47f4d5','forms/2021-2022/edu389205/Карта самообследования.xlsx','28e570a979daa496067d13b6cdd2747fe4b59aff7b528a8fd8d24b98ada4abdd',12561,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:8b36f3e9f7c7','self_assessment','edu389205','2021',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('66cfcb8172b0','forms/2021-2022/edu389206/Карта самообследования.xlsx','255e663505b1cbdd7537e329ef4ad3d2adfaacaf0433efc6ccebc67dabba14a8',12540,'2026-11-24 17:35:08.000000','принято','','self_assessment','self_assessment/1','Карта самообследования','self_assessment:8b36f3e9f7c7','self_assessment','edu389206','2021',1,'',53,0,0);
INSERT INTO "register_submissions" VALUES('7f21ef5d7223','gia/2022/ОГЭ/ОГЭ 2022 (01, 02).xls','f90a4f97507d2267d1d14f9a577b28f365123692633dd28ca0d4a9c94a1397a1',46592,'2026-11-24 17:35:08.000000','принято','','gia_protocol','A','Протокол проверки результатов ГИА','gia_protocol:9d6fa3248ab3','pupil_results','','2021',1,'',159,0,0);
INSERT INTO "register_submissions" VALUES('a0e15d3bbdfd','forms/2021-2022/Дорожная карта района (январь–июнь 2022).xlsx','6d8a72b599ac1d4500d7558bedd9b5c64ad0ec7b21cad31976f5d67979942533',11328,'2026-11-24 17:35:08.000000','принято','','roadmap_status','roadmap_status/1','Ход дорожной карты','roadmap_status:b725be3f39af','roadmap_status','','2021',1,'',34,0,0);
INSERT INTO "register_submissions" VALUES('9b5c35d599d1','forms/2021-2022/edu389206/Дорожная карта школы (апрель–июнь).xlsx','8dd53d75c91985515db02d74a3a7dd4e7caf626c4b462082e06122ba8df35229',10418,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:bcea54c3b875','school_roadmap','edu389206','2021',1,'',6,0,0);
INSERT INTO "register_submissions" VALUES('93ffc2c6454a','forms/2021-2022/edu389202/Дорожная карта школы (апрель–июнь).xlsx','0e8ec414cd668c75759a27c51a764007f14f150f6c973ddab3bc95c57b1f91e0',10551,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:bcea54c3b875','school_roadmap','edu389202','2021',1,'',7,0,0);
INSERT INTO "register_submissions" VALUES('b53a62372feb','forms/2021-2022/edu389203/Дорожная карта школы (апрель–июнь).xlsx','0bfcc1d7178e7a606c63470856d056d70ff0849081f42427c1ca5dfc437e6655',10550,'2026-11-24 17:35:08.000000','принято','','school_roadmap','school_roadmap/1','Дорожная карта школы','school_roadmap:bcea54c3b875','school_roadmap','edu389203','2021',1,'',7,0,0);
CREATE TABLE validated_appeals (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	exam TEXT NOT NULL, 
	season TEXT, 
	exam_date DATE, 
	attempt INTEGER, 
	grade INTEGER, 
	grade_written INTEGER, 
	subject TEXT NOT NULL, 
	level TEXT, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	pupil_id TEXT, 
	state TEXT, 
	primary_before FLOAT, 
	primary_after FLOAT, 
	result_before FLOAT, 
	result_after FLOAT, 
	PRIMARY KEY (file_id, sheet, "row")
);
INSERT INTO "validated_appeals" VALUES('b4561b668181fd2704603c255e147ea0c301a9b5f42a3ee24afb3abc4d83841a','Page 1',6,2022,2023,'ОГЭ',NULL,'2023-06-09',1,9,NULL,'математика',NULL,'42201',NULL,'edu389201','036fbcba179c759d','удовлетворена',NULL,15.0,NULL,4.0);
INSERT INTO "validated_appeals" VALUES('b4561b668181fd2704603c255e147ea0c301a9b5f42a3ee24afb3abc4d83841a','Page 1',7,2022,2023,'ОГЭ',NULL,'2023-06-09',1,9,NULL,'математика',NULL,'42202',NULL,'edu389202','22fb61e21283bdee','отклонена',NULL,7.0,NULL,2.0);
INSERT INTO "validated_appeals" VALUES('b4561b668181fd2704603c255e147ea0c301a9b5f42a3ee24afb3abc4d83841a','Page 1',8,2022,2023,'ОГЭ',NULL,'2023-06-09',1,9,NULL,'математика',NULL,'42202',NULL,'edu389202','0fc6bf870a7bd870','удовлетворена',NULL,8.0,NULL,3.0);
CREATE TABLE validated_context (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	pupils_n INTEGER, 
	pupils_by_class_n INTEGER, 
	grade9_n INTEGER, 
	grade11_n INTEGER, 
	teachers_n INTEGER, 
	teachers_high_category_n INTEGER, 
	teachers_high_or_first_category_n INTEGER, 
	teachers_under30_n INTEGER, 
	teachers_pension_n INTEGER, 
	computers_n INTEGER, 
	internet TEXT, 
	location TEXT, 
	PRIMARY KEY (file_id, sheet, "row"), 
	CONSTRAINT ck_validated_context_computers_n CHECK ("computers_n" >= 0), 
	CONSTRAINT ck_validated_context_grade11_n CHECK ("grade11_n" >= 0), 
	CONSTRAINT ck_validated_context_grade9_n CHECK ("grade9_n" >= 0), 
	CONSTRAINT ck_validated_context_pupils_by_class_n CHECK ("pupils_by_class_n" >= 0), 
	CONSTRAINT ck_validated_context_pupils_n CHECK ("pupils_n" >= 0), 
	CONSTRAINT ck_validated_context_teachers_high_category_n CHECK ("teachers_high_category_n" >= 0), 
	CONSTRAINT ck_validated_context_teachers_high_or_first_category_n CHECK ("teachers_high_or_first_category_n" >= 0), 
	CONSTRAINT ck_validated_context_teachers_n CHECK ("teachers_n" >= 0), 
	CONSTRAINT ck_validated_context_teachers_pension_n CHECK ("teachers_pension_n" >= 0), 
	CONSTRAINT ck_validated_context_teachers_under30_n CHECK ("teachers_under30_n" >= 0)
);
INSERT INTO "validated_context" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',2,2021,'edu389201','МКОУ "Осиновоколкинская ООШ"','edu389201',30,NULL,NULL,NULL,3,NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_context" VALUES('136f022f3889e6b319436b22718696ab95142ee3178c754c98484ef22d69fbbe','ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО',3,2021,'edu389202','МКОУ "Овсянопашенская СОШ"','edu389202',87,NULL,NULL,NULL,9,NULL,3,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE validated_mark_statistics (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	exam TEXT NOT NULL, 
	season TEXT, 
	exam_date DATE, 
	attempt INTEGER, 
	grade INTEGER, 
	grade_written INTEGER, 
	subject TEXT NOT NULL, 
	level TEXT NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	scope TEXT NOT NULL, 
	participants INTEGER, 
	n2 INTEGER, 
	n3 INTEGER, 
	n4 INTEGER, 
	n5 INTEGER, 
	below_threshold INTEGER, 
	mean_mark FLOAT, 
	mean_score FLOAT, 
	mean_primary FLOAT, 
	n_lowered INTEGER, 
	n_confirmed INTEGER, 
	n_raised INTEGER, 
	n_80_99 INTEGER, 
	n_100 INTEGER, 
	distribution TEXT, 
	PRIMARY KEY (file_id, sheet, "row", subject, level), 
	CONSTRAINT ck_validated_mark_statistics_below_threshold CHECK ("below_threshold" >= 0), 
	CONSTRAINT ck_validated_mark_statistics_n2 CHECK ("n2" >= 0), 
	CONSTRAINT ck_validated_mark_statistics_n3 CHECK ("n3" >= 0), 
	CONSTRAINT ck_validated_mark_statistics_n4 CHECK ("n4" >= 0), 
	CONSTRAINT ck_validated_mark_statistics_n5 CHECK ("n5" >= 0), 
	CONSTRAINT ck_validated_mark_statistics_participants CHECK ("participants" >= 0)
);
INSERT INTO "validated_mark_statistics" VALUES('bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834','МА 4 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('bd0f6d8a89cac75352d609c7918e29d93df86fb93bf492230c1a19d80af63834','МА 4 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4','МА 4 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,1,1,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('00e4ca9fe72856e08eae8b8d2f63a8af4c6caf66bf95871b60752f885cdd6db4','МА 4 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,4,4,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',4,1,2,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c','РУ 4 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('63b3ccd885eb8ce485e5e5adc1faf8419fb01ee535a8300fb562a50295ada00c','РУ 4 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e','РУ 4 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,0,1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('036b5b237823ad664c8602a60a791e825f6cf7dbafb13258138afacbe134bd9e','РУ 4 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,4,4,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',6,2,4,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013','МА 5 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,3,1,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('3398e55ae764f8cd30976f943c892e5b0db7c900410bee095f79a1d25214d013','МА 5 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143','МА 5 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,0,5,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('abe97981970d1681fed37ac9506cb5e6b6fa644838b9bebc8141142b2a44f143','МА 5 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,5,5,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',7,3,2,2,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('689a5d2f5f2c36518143d68faf1522c89c8d7b948ac978f85293bc54c1066c00','РУ 5 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('689a5d2f5f2c36518143d68faf1522c89c8d7b948ac978f85293bc54c1066c00','РУ 5 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,4,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('146284817c64b15478548d484f2663e0c48c3e71b2bf7d4f64566ef395d7faf8','РУ 5 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,2,0,4,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('146284817c64b15478548d484f2663e0c48c3e71b2bf7d4f64566ef395d7faf8','РУ 5 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,5,5,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',8,4,4,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('83989df00c9967665ad0365bc34cf6e46578d51030df10b3de4d9cd1eefb9727','МА 6 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,5,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('83989df00c9967665ad0365bc34cf6e46578d51030df10b3de4d9cd1eefb9727','МА 6 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('080473375a9bd2b05536753608a056a6011e95e61e814d7683c1998061358974','МА 6 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',5,0,2,2,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('080473375a9bd2b05536753608a056a6011e95e61e814d7683c1998061358974','МА 6 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,6,6,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',9,6,3,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('b394deb3e8756729314b80d7bfdb4d004a8feb8d2167700c942a441cf37cf236','РУ 6 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,4,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('b394deb3e8756729314b80d7bfdb4d004a8feb8d2167700c942a441cf37cf236','РУ 6 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('3981626407f758e68dd6e425c87ac61c0a1f7836e9728903baef6b32e74f15d5','РУ 6 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',6,0,2,2,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('3981626407f758e68dd6e425c87ac61c0a1f7836e9728903baef6b32e74f15d5','РУ 6 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,6,6,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',9,4,4,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('b7e015153d16eac3b828ffcfe437a7b8cf8e9e17b02c811a2265147f83bf5697','МА 7 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('b7e015153d16eac3b828ffcfe437a7b8cf8e9e17b02c811a2265147f83bf5697','МА 7 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,5,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('d186dcb7a996762b254879c5aa41a910dc604c764ea78d4c6c9ade597d30a046','МА 7 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',3,0,2,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('d186dcb7a996762b254879c5aa41a910dc604c764ea78d4c6c9ade597d30a046','МА 7 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,7,7,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',11,6,4,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3','РУ 7 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,3,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('af4f9c90fd181352f37b88065cfdeab8027e0e72188b48d912d3ec3b746c61a3','РУ 7 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,5,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa','РУ 7 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',3,0,2,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('9e1bc25c5d3e5ac892febc3a51717927580fe0b0875778411fdfb4c761687daa','РУ 7 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,7,7,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',11,3,7,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859','МА 8 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('19b2077ae7649169b599ca4c232d74dd1027b1744ae45926e08053f45ad57859','МА 8 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,4,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617','МА 8 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,0,1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('34332f00a422cacad5f9d61062fcba6bc5d3a6de9bf45156280f4dadb1b59617','МА 8 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,8,8,'математика','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',10,4,6,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476','РУ 8 Сравнение отметок с отметк',11,2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,2,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('4d46edeac36b0799bf28a177f423a443584582f04b9fd52557ee0c1086818476','РУ 8 Сравнение отметок с отметк',12,2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',10,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,4,0,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5','РУ 8 Статистика по отметкам',12,2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','school',2,0,1,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_mark_statistics" VALUES('efdf06fee87e31c57485500d5f588bf606d42a4ffc0d0aa6b3b24d42378c11a5','РУ 8 Статистика по отметкам',13,2022,2023,'ВПР','spring',NULL,1,8,8,'русский язык','','edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','school',10,5,5,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE validated_objectivity (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	year INTEGER NOT NULL, 
	ru4 INTEGER, 
	ma4 INTEGER, 
	ru5 INTEGER, 
	ma5 INTEGER, 
	markers_n INTEGER, 
	PRIMARY KEY (file_id, sheet, "row"), 
	CONSTRAINT ck_validated_objectivity_markers_n CHECK ("markers_n" >= 0)
);
INSERT INTO "validated_objectivity" VALUES('c3c8f057ead24111417400a765eaa49bed1f4b28c1544ec229ab4bb185a69ba5','Признаки необъективности папка ',2,2020,'edu389202','Муниципальное казённое общеобразовательное учреждение «Овсянопашенская средняя общеобразовательная школа»','edu389202',2021,1,0,0,0,1);
INSERT INTO "validated_objectivity" VALUES('c3c8f057ead24111417400a765eaa49bed1f4b28c1544ec229ab4bb185a69ba5','Признаки необъективности папка ',6,2022,'edu389202','Муниципальное казённое общеобразовательное учреждение «Овсянопашенская средняя общеобразовательная школа»','edu389202',2023,1,1,0,1,3);
CREATE TABLE validated_plan_targets (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	indicator TEXT NOT NULL, 
	baseline FLOAT, 
	"plan" FLOAT, 
	fact FLOAT, 
	approved_on DATE, 
	approved_by TEXT, 
	comment TEXT, 
	explanation TEXT, 
	PRIMARY KEY (file_id, sheet, "row")
);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',11,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','success',87.9,100.0,92.4,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',12,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','quality',21.5,30.0,23.7,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',13,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','staff_training',74.2,100.0,75.5,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',14,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','documentation',73.6,100.0,76.4,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',15,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','equipment',3.9,15.0,7.1,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',16,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','management',94.1,100.0,94.3,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('6c95afe44f60a58833666ed42b208579fd79923457107e1877c5b21c702a9fe3','Плановые показатели',17,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','individual_plans',71.9,100.0,75.7,'2021-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',11,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','success',95.4,100.0,97.8,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',12,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','quality',18.8,30.0,23.5,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',13,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','staff_training',75.2,100.0,75.3,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',14,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','documentation',72.2,100.0,73.4,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',15,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','equipment',17.2,15.0,19.1,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',16,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','management',81.5,100.0,85.3,'2022-09-26','приказ № 12',NULL,NULL);
INSERT INTO "validated_plan_targets" VALUES('2140a2a07db52559c290463c8e8e64559082f1bfb46056cefe8f9622b809967d','Плановые показатели',17,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','individual_plans',82.9,100.0,87.4,'2022-09-26','приказ № 12',NULL,NULL);
CREATE TABLE validated_pupil_results (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	exam TEXT NOT NULL, 
	season TEXT, 
	exam_date DATE, 
	attempt INTEGER, 
	grade INTEGER, 
	grade_written INTEGER, 
	subject TEXT NOT NULL, 
	level TEXT, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	pupil_id TEXT, 
	class_label TEXT, 
	variant TEXT, 
	absent BOOLEAN, 
	"primary" FLOAT, 
	primary_possible FLOAT, 
	score FLOAT, 
	mark INTEGER, 
	journal_mark INTEGER, 
	task_scores TEXT, 
	PRIMARY KEY (file_id, sheet, "row"), 
	CONSTRAINT ck_validated_pupil_results_mark CHECK ("mark" BETWEEN 2 AND 5)
);
INSERT INTO "validated_pupil_results" VALUES('2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633','CSV',6,2020,2021,'ЕГЭ',NULL,'2021-06-03',1,11,NULL,'русский язык',NULL,'42202','МСУ 42','edu389202','07e4501815f0dadf','11а',NULL,NULL,8.0,58.0,19.0,NULL,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633','CSV',7,2020,2021,'ЕГЭ',NULL,'2021-06-03',1,11,NULL,'русский язык',NULL,'42202','МСУ 42','edu389202','7600ecb575b58483','11',NULL,NULL,20.0,58.0,41.0,NULL,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('2194950febcaa9f77b7be415253cba61a4a8808f333fabd64a71c2d514939633','CSV',8,2020,2021,'ЕГЭ',NULL,'2021-06-03',1,11,NULL,'русский язык',NULL,'42202','МСУ 42','edu389202','9127085eb2dd3df1','11А',NULL,NULL,28.0,58.0,52.0,NULL,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('f0cb49e76f30b03fc7bfb303b1897d1446e797f9f08e80c192e510dbacbd6e0b','Page 1',6,2020,2021,'ЕГЭ',NULL,'2021-06-07',1,11,NULL,'математика','профиль','42202','МСУ 42','edu389202','9127085eb2dd3df1','11А',NULL,NULL,8.0,NULL,44.0,NULL,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',6,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42201',NULL,'edu389201','e7c616482fbed921','9',NULL,NULL,30.0,33.0,NULL,5,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',7,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42201',NULL,'edu389201','d66c611080385ca6','9А',NULL,NULL,24.0,33.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',8,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42201',NULL,'edu389201','10e1d8f193028baa','9а',NULL,NULL,29.0,33.0,NULL,5,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',9,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42201',NULL,'edu389201','21fd3cb5215e075d','9',NULL,NULL,19.0,33.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',10,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','d5223030ef771f3e','9А',NULL,NULL,12.0,33.0,NULL,2,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',11,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','c9e432819b723cca','9а',NULL,NULL,21.0,33.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',12,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','63a292591ce61a68','9',NULL,NULL,21.0,33.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',13,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','b4edc8586fe25378','9А',NULL,NULL,29.0,33.0,NULL,5,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',14,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','0486297dacbd1a7e','9а',NULL,NULL,18.0,33.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('61de7207f38c1bca042bc1a78b7fb589470a34a533c906a053157551ac16e7d4','Page 1',15,2020,2021,'ОГЭ',NULL,'2021-05-24',1,9,NULL,'русский язык',NULL,'42202',NULL,'edu389202','848a73e027eeb620','9',NULL,NULL,7.0,33.0,NULL,2,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',2,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42201','МСУ 42','edu389201','e7c616482fbed921','9',NULL,NULL,19.0,31.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',3,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42201','МСУ 42','edu389201','d66c611080385ca6','9А',NULL,NULL,17.0,31.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',4,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42201','МСУ 42','edu389201','10e1d8f193028baa','9а',NULL,NULL,25.0,31.0,NULL,5,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',5,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42201','МСУ 42','edu389201','21fd3cb5215e075d','9',NULL,NULL,13.0,31.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',6,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','d5223030ef771f3e','9А',NULL,NULL,12.0,31.0,NULL,3,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',7,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','c9e432819b723cca','9а',NULL,NULL,16.0,31.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',8,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','63a292591ce61a68','9',NULL,NULL,18.0,31.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',9,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','b4edc8586fe25378','9А',NULL,NULL,19.0,31.0,NULL,4,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',10,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','0486297dacbd1a7e','9а',NULL,NULL,3.0,31.0,NULL,2,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('3d13e75ea6f12bf75c8a7fef9253ef80936a962c2287f42ffaf1b9a2fe5331f6','CSV',11,2020,2021,'ОГЭ',NULL,'2021-05-27',1,9,NULL,'математика',NULL,'42202','МСУ 42','edu389202','848a73e027eeb620','9',NULL,NULL,3.0,31.0,NULL,2,NULL,NULL);
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',2,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389201',NULL,'edu389201','ee0f2b731db7f629','НЕТ','2',0,7.0,20.0,NULL,3,4,'X;X;1;0;0;1;0;0;1;1;1;1;1;X;0');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',3,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389201',NULL,'edu389201','85d8f553360f212e','НЕТ','1',0,10.0,20.0,NULL,4,4,'0;1;2;1;X;0;1;0;X;0;1;1;1;1;1');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',4,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','0a530dd6e9a9e2a3','А','2',0,7.0,20.0,NULL,3,3,'1;X;1;1;X;0;0;0;X;1;X;1;0;1;1');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',5,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','f62d0c987f93eb8b','А','1',0,6.0,20.0,NULL,3,3,'0;1;0;X;0;1;X;1;0;1;X;0;0;2;0');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',6,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','c9d905a865e5191f','А','2',0,9.0,20.0,NULL,3,3,'1;0;1;1;0;1;0;1;0;X;1;X;1;1;1');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',7,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','c5d0f975ef5db8f2','А','1',0,4.0,20.0,NULL,2,3,'1;X;1;0;X;0;1;0;0;1;X;0;0;X;X');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',8,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','6420872738abc261','А','2',0,4.0,20.0,NULL,2,3,'X;1;1;0;X;1;X;X;0;X;1;0;X;0;0');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',9,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','79523a0ddacfbc28','А','1',0,0.0,20.0,NULL,2,3,'0;0;0;0;0;0;0;0;0;0;0;X;0;X;X');
INSERT INTO "validated_pupil_results" VALUES('5dff3363532a4cd6b294cbe2724ce5644eda9b9088a4e0f885f594a22755af62','Sheet',10,2020,2021,'ВПР','spring',NULL,1,4,4,'математика',NULL,'edu389202',NULL,'edu389202','32271f306118344e','А','2',0,1.0,20.0,NULL,2,3,'0;X;X;0;0;1;0;X;0;X;0;0;0;X;0');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',2,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389201',NULL,'edu389201','ee0f2b731db7f629','НЕТ','2',0,26.0,38.0,NULL,4,4,'3;2;3;1;1;2;1;2;2;2;1;0;1;X;0;1;1;1;1;1');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',3,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389201',NULL,'edu389201','85d8f553360f212e','НЕТ','1',0,20.0,38.0,NULL,3,3,'2;1;3;1;2;0;0;0;2;0;1;X;1;1;0;1;1;1;2;1');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',4,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','0a530dd6e9a9e2a3','А','2',0,4.0,38.0,NULL,2,3,'X;0;1;0;0;1;X;0;X;0;0;0;X;X;1;0;1;0;0;0');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',5,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','f62d0c987f93eb8b','А','1',0,19.0,38.0,NULL,3,3,'1;3;1;X;2;1;1;1;1;1;0;1;X;1;1;1;1;1;1;0');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',6,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','c9d905a865e5191f','А','2',0,16.0,38.0,NULL,3,3,'3;1;3;X;1;1;1;2;1;1;0;1;X;X;0;X;1;0;0;X');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',7,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','c5d0f975ef5db8f2','А','1',0,0.0,38.0,NULL,2,3,'X;0;X;0;X;X;0;X;0;X;0;0;0;0;X;X;0;X;X;0');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',8,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','6420872738abc261','А','2',0,18.0,38.0,NULL,3,3,'X;1;2;1;1;1;1;2;1;1;1;X;1;0;2;1;2;X;0;X');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',9,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','79523a0ddacfbc28','А','1',0,0.0,38.0,NULL,2,3,'0;X;0;0;0;X;0;0;X;X;X;X;X;0;0;0;X;X;X;0');
INSERT INTO "validated_pupil_results" VALUES('661efda215bbebd039180dc9e7bbf135f9e8c4858a91a4ce2521b5a48e6e1062','Sheet',10,2020,2021,'ВПР','spring',NULL,1,4,4,'русский язык',NULL,'edu389202',NULL,'edu389202','32271f306118344e','А','2',0,7.0,38.0,NULL,2,3,'1;1;1;0;0;1;X;0;1;1;X;0;X;0;1;0;X;0;X;0');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',2,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389201',NULL,'edu389201','3b6036389114eddd','НЕТ','2',0,11.0,20.0,NULL,4,5,'0;X;1;1;1;X;0;0;1;2;1;1;1;0;1;1');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',3,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389201',NULL,'edu389201','9f4a62ea00fa3a89','НЕТ','1',0,11.0,20.0,NULL,4,4,'1;X;1;1;1;X;1;X;1;1;1;0;1;1;0;1');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',4,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389201',NULL,'edu389201','672cfeb29834e30b','НЕТ','2',0,7.0,20.0,NULL,3,3,'1;0;0;X;1;X;1;0;1;X;1;0;0;0;1;1');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',5,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389201',NULL,'edu389201','0b24ba811c959440','НЕТ','1',0,11.0,20.0,NULL,4,4,'X;0;1;0;1;X;1;X;1;2;1;X;1;1;0;2');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',6,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389202',NULL,'edu389202','23e47dc0b4d6739d','А','2',0,8.0,20.0,NULL,3,3,'X;X;1;1;1;X;X;1;1;1;0;1;0;X;1;0');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',7,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389202',NULL,'edu389202','ad55227861fbc8e2','А','1',0,5.0,20.0,NULL,2,3,'0;1;1;1;0;1;X;0;X;X;X;0;0;1;0;X');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',8,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389202',NULL,'edu389202','88655bccbe6af8cf','А','2',0,8.0,20.0,NULL,3,3,'1;1;0;0;X;1;1;0;0;0;0;X;0;1;1;2');
INSERT INTO "validated_pupil_results" VALUES('6748197f04756106cfa8f5b39bfe30bfee69f67abacbec45b53462f3346b4197','Sheet',9,2020,2021,'ВПР','spring',NULL,1,5,5,'математика',NULL,'edu389202',NULL,'edu389202','bbaea01062e44eb9','А','1',0,8.0,20.0,NULL,3,3,'0;1;0;1;0;0;1;1;X;1;1;X;0;X;1;1');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',2,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389201',NULL,'edu389201','3b6036389114eddd','НЕТ','2',0,38.0,45.0,NULL,4,4,'4;1;1;3;3;3;3;1;3;2;2;2;2;0;X;1;2;2;1;1;1');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',3,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389201',NULL,'edu389201','9f4a62ea00fa3a89','НЕТ','1',0,37.0,45.0,NULL,4,4,'3;2;2;2;2;3;3;2;2;1;1;2;2;1;2;1;2;2;1;X;1');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',4,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389201',NULL,'edu389201','672cfeb29834e30b','НЕТ','2',0,39.0,45.0,NULL,5,5,'4;2;2;3;3;3;3;2;3;2;2;1;2;0;2;1;1;1;1;X;1');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',5,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389201',NULL,'edu389201','0b24ba811c959440','НЕТ','1',0,24.0,45.0,NULL,3,3,'4;1;1;1;1;2;3;1;1;0;1;0;1;1;0;1;2;2;X;0;1');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',6,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389202',NULL,'edu389202','23e47dc0b4d6739d','А','2',0,14.0,45.0,NULL,2,3,'1;1;0;0;1;2;1;1;1;0;1;2;X;0;1;1;X;0;0;1;0');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',7,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389202',NULL,'edu389202','ad55227861fbc8e2','А','1',0,15.0,45.0,NULL,2,3,'1;3;0;1;X;1;X;1;2;0;X;0;2;0;X;1;1;1;1;0;0');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',8,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389202',NULL,'edu389202','88655bccbe6af8cf','А','2',0,13.0,45.0,NULL,2,3,'2;0;X;2;1;1;0;1;1;2;0;X;1;1;X;X;0;0;0;1;0');
INSERT INTO "validated_pupil_results" VALUES('d4c2dd537f250d54864c4e824320fd1742cc83b240846dba416ad883488e6cea','Sheet',9,2020,2021,'ВПР','spring',NULL,1,5,5,'русский язык',NULL,'edu389202',NULL,'edu389202','bbaea01062e44eb9','А','1',0,4.0,45.0,NULL,2,3,'1;0;X;0;0;0;0;X;0;X;X;1;1;1;0;0;X;X;X;0;0');
INSERT INTO "validated_pupil_results" VALUES('a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552','Sheet',2,2020,2021,'ВПР','spring',NULL,1,6,6,'математика',NULL,'edu389201',NULL,'edu389201','20d8697aada1cf72','НЕТ','2',0,14.0,16.0,NULL,5,5,'1;1;1;1;1;1;1;1;1;1;1;1;2');
INSERT INTO "validated_pupil_results" VALUES('a4c899ecd302bfbbc04e2155c2f4298bdca45ce39b95975794cb983b84edc552','Sheet',3,2020,2021,'ВПР','spring',NULL,1,6,6,'математика',NULL,'edu389201',NULL,'edu389201','5322c7c7b0b9fcda','НЕТ','1',0,9.0,16.0,NULL,3,4,'1;1;0;1;X;0;X;1;1;1;1;1;1');
CREATE TABLE validated_quarantine (
	table_name TEXT NOT NULL, 
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_id TEXT, 
	year INTEGER, 
	exam TEXT, 
	season TEXT, 
	grade INTEGER, 
	subject TEXT, 
	level TEXT, 
	stage TEXT, 
	PRIMARY KEY (table_name, file_id, sheet, "row")
);
INSERT INTO "validated_quarantine" VALUES('pupil_results','7d82f9e47bc2aae20754452f59e1077210ab1f4e4c8d569138a6a1bd00cb6aa6','CSV',7,2022,'42202','edu389202',2023,'ОГЭ',NULL,9,'математика',NULL,'чтение');
INSERT INTO "validated_quarantine" VALUES('pupil_results','d0d5039079deb200f4d835bd3636e7c492ec20072c7aebdd71164e604e0a4b6f','РУ 5 Индивидуальные результаты',12,2022,'edu389202','edu389202',2023,'ВПР','spring',5,'русский язык',NULL,'чтение');
CREATE TABLE validated_roadmap_status (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	event TEXT NOT NULL, 
	school_ref TEXT, 
	school_id TEXT, 
	reported_on DATE, 
	period TEXT, 
	status TEXT NOT NULL, 
	planned_on DATE, 
	done_on DATE, 
	evidence TEXT, 
	note TEXT, 
	explanation TEXT, 
	PRIMARY KEY (file_id, sheet, "row")
);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',19,2021,'1.7','edu389202','edu389202','2022-06-30','2021-2022','выполнено','2022-01-31','2022-01-25','справка от 25.01.2022',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',20,2021,'1.8','edu389202','edu389202','2022-06-30','2021-2022','выполняется','2022-06-30',NULL,NULL,NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',35,2021,'2.13','edu389202','edu389202','2022-06-30','2021-2022','выполняется',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',36,2021,'2.14','edu389202','edu389202','2022-06-30','2021-2022','выполняется',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',39,2021,'3.1','edu389202','edu389202','2022-06-30','2021-2022','выполняется','2022-01-31',NULL,NULL,NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',45,2021,'3.7','edu389202','edu389202','2022-06-30','2021-2022','выполняется','2022-12-31',NULL,'план работы',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('69683de44b81a28db18c86360e83c57b2004f6c6e29d11956b9cb40f5363d7ca','Дорожная карта',46,2021,'3.8','edu389202','edu389202','2022-06-30','2021-2022','выполняется',NULL,NULL,'план работы',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',19,2022,'1.7','edu389202','edu389202','2023-06-30','2022-2023','не выполнено','2022-10-31',NULL,NULL,'перенесено: нет исполнителя',NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',20,2022,'1.8','edu389202','edu389202','2023-06-30','2022-2023','выполнено','2023-06-30','2023-06-24','справка от 24.06.2023',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',35,2022,'2.13','edu389202','edu389202','2023-06-30','2022-2023','выполняется',NULL,NULL,'план работы',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',36,2022,'2.14','edu389202','edu389202','2023-06-30','2022-2023','выполняется',NULL,NULL,'план работы',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',39,2022,'3.1','edu389202','edu389202','2023-06-30','2022-2023','выполнено','2023-01-31','2023-02-11','справка от 11.02.2023',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',45,2022,'3.7','edu389202','edu389202','2023-06-30','2022-2023','выполнено','2022-12-31','2022-12-27','справка от 27.12.2022',NULL,NULL);
INSERT INTO "validated_roadmap_status" VALUES('86756641c6ba1bed64d8cb0b86602b2364a5a22613a7a94ee3345992114697c9','Дорожная карта',46,2022,'3.8','edu389202','edu389202','2023-06-30','2022-2023','выполняется',NULL,NULL,'план работы',NULL,NULL);
CREATE TABLE validated_schools (
	school_id TEXT NOT NULL, 
	fisoko_login TEXT, 
	gia_code TEXT, 
	name TEXT NOT NULL, 
	full_name TEXT, 
	former_names TEXT, 
	type TEXT, 
	settlement TEXT, 
	area TEXT, 
	status TEXT, 
	valid_from DATE, 
	valid_to DATE, 
	head_code TEXT, 
	successor_code TEXT, 
	curator TEXT, 
	file_id TEXT, 
	sheet TEXT, 
	"row" INTEGER, 
	PRIMARY KEY (school_id)
);
INSERT INTO "validated_schools" VALUES('edu389201','edu389201','042201','МКОУ «Осиновоколкинская ООШ»','Муниципальное казённое общеобразовательное учреждение «Осиновоколкинская основная общеобразовательная школа»',NULL,'ООШ','п. Осиновоколочье','село','действует','1998-09-01',NULL,NULL,NULL,NULL,'d386752688f00b30cb2bdaf76dd3c33d7459584ebfb6238a189da149cfe97f02','Реестр ОО',2);
INSERT INTO "validated_schools" VALUES('edu389202','edu389202','042202','МКОУ «Овсянопашенская СОШ»','Муниципальное казённое общеобразовательное учреждение «Овсянопашенская средняя общеобразовательная школа»',NULL,'СОШ','п. Овсянопашенье','село','действует','1998-09-01',NULL,NULL,NULL,'методист ЦРО № 3','d386752688f00b30cb2bdaf76dd3c33d7459584ebfb6238a189da149cfe97f02','Реестр ОО',3);
CREATE TABLE validated_self_assessment (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	as_of DATE, 
	submission_kind TEXT, 
	block TEXT NOT NULL, 
	item TEXT NOT NULL, 
	value FLOAT, 
	text TEXT, 
	denominator FLOAT, 
	comment TEXT, 
	explanation TEXT, 
	PRIMARY KEY (file_id, sheet, "row")
);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',12,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','posts_planned',11.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',13,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','posts_filled',9.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',14,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','vacancies',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',15,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','teachers_with_category_pct',15.8,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',16,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','teachers_young_pct',10.9,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',17,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','teachers_pension_pct',18.3,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',18,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','teachers_trained_pct',74.4,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',19,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','teachers_combining_pct',37.1,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',20,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','psychologist',0.0,'нет',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',21,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','speech_therapist',0.0,'нет',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',22,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','special_educator',0.0,'нет',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',23,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','social_teacher',1.0,'да',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',24,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','A','specialist_posts',0.5,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',26,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','internet_mbps',70.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',27,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','computers_per_10',1.4,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',28,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','physics_room',NULL,'есть',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',29,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','chemistry_room',NULL,'есть',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',30,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','biology_room',NULL,'есть',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',31,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','B','equipment_renewal_pct',9.9,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',33,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_equipment',NULL,'не актуален',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',34,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_staff_shortage',NULL,'не актуален',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',35,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_staff_competence',NULL,'низкая',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',36,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_ovz',NULL,'низкая',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',37,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_language',NULL,'не актуален',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',38,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_motivation',NULL,'средняя',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',39,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_wellbeing',NULL,'не актуален',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',40,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_discipline',NULL,'средняя',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',41,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_failure',NULL,'низкая',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',42,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','C','risk_parents',NULL,'средняя',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',44,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','internal_assessment',1.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',45,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','results_discussed',1.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',46,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','deficits_plan',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',47,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','individual_plans_used',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',48,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','work_with_parents',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',49,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','lesson_visits',1.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',50,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','mentoring',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',51,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','D','network_contract',1.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',53,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','external_context',1.0,'да',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',54,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','external_remoteness',0.0,'нет',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',55,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','external_staff_market',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',56,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','external_language',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',57,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','internal_teaching',1.0,'да',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',58,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','internal_assessment_bias',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',59,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','internal_management',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',60,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','internal_motivation',1.0,'да',NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',61,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','E','other_causes',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',63,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','success',74.0,NULL,83.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',64,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','quality',20.0,NULL,83.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',65,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','staff_training',6.0,NULL,9.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',66,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','documentation',9.0,NULL,10.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',67,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','equipment',3.0,NULL,40.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',68,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','management',6.0,NULL,9.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('2b8470ce8e2455960e621a3b6c8d8cd2e82f8f0dfbd06ff413c0f3c0dd3f9d5d','Самообследование',69,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-05-31','первичная','F','individual_plans',4.0,NULL,6.0,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',12,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','posts_planned',11.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',13,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','posts_filled',9.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',14,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','vacancies',2.0,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',15,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','teachers_with_category_pct',48.9,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',16,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','teachers_young_pct',9.5,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',17,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','teachers_pension_pct',23.3,NULL,NULL,NULL,NULL);
INSERT INTO "validated_self_assessment" VALUES('8e01dc14a313b433f71e504101e8a0f84db81315def0ebf6d52fbf7c7528d810','Самообследование',18,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-05-31','первичная','A','teachers_trained_pct',95.5,NULL,NULL,NULL,NULL);
CREATE TABLE validated_social_passport (
	file_id TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	school_year INTEGER NOT NULL, 
	school_ref TEXT, 
	school_name TEXT, 
	school_id TEXT, 
	as_of DATE, 
	submission_kind TEXT, 
	field TEXT NOT NULL, 
	value FLOAT, 
	text TEXT, 
	explanation TEXT, 
	PRIMARY KEY (file_id, sheet, "row")
);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',12,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_total',31.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',14,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_both_parents_he',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',15,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_incomplete_family',9.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',16,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_parent_unemployed',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',17,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_comfortable_housing',21.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',18,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_large_family',12.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',19,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','low_income',8.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',20,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','guardianship_or_foster',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',21,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','orphan',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',23,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_on_vshu',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',24,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_on_pdn',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',25,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_on_kdn',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',26,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_on_register_any',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',28,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_russian_not_native',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',29,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_ovz',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',30,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_disabled',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',32,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','pupils_bussed',10.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',33,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','distance_km',53.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c960a5d4f43b41abcf16ec627947cf30f3b1a5a5eccf8f50a9c0b064e8f175af','Социальный паспорт',34,2020,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2020-10-01','первичная','nsu_override',NULL,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',12,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_total',76.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',14,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_both_parents_he',6.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',15,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_incomplete_family',30.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',16,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_parent_unemployed',11.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',17,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_comfortable_housing',30.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',18,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_large_family',28.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',19,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','low_income',15.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',20,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','guardianship_or_foster',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',21,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','orphan',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',23,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_on_vshu',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',24,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_on_pdn',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',25,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_on_kdn',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',26,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_on_register_any',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',28,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_russian_not_native',6.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',29,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_ovz',10.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',30,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_disabled',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',32,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','pupils_bussed',27.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',33,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','distance_km',54.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('79ffdaf24e8a7092b096e992ebcf0cd536bbbff488576e144d1ce3c75b0dc805','Социальный паспорт',34,2020,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2020-10-01','первичная','nsu_override',1.0,'да',NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',12,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_total',30.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',14,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_both_parents_he',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',15,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_incomplete_family',10.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',16,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_parent_unemployed',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',17,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_comfortable_housing',20.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',18,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_large_family',10.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',19,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','low_income',12.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',20,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','guardianship_or_foster',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',21,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','orphan',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',23,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_on_vshu',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',24,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_on_pdn',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',25,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_on_kdn',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',26,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_on_register_any',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',28,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_russian_not_native',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',29,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_ovz',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',30,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_disabled',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',32,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','pupils_bussed',12.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',33,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','distance_km',53.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('85121bc57080d67a62965dd4480711f48a16ea281c02847abe07490229db01db','Социальный паспорт',34,2021,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2021-10-01','первичная','nsu_override',NULL,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',12,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_total',87.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',14,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_both_parents_he',7.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',15,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_incomplete_family',33.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',16,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_parent_unemployed',13.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',17,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_comfortable_housing',33.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',18,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_large_family',29.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',19,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','low_income',35.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',20,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','guardianship_or_foster',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',21,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','orphan',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',23,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_on_vshu',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',24,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_on_pdn',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',25,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_on_kdn',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',26,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_on_register_any',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',28,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_russian_not_native',8.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',29,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_ovz',9.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',30,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_disabled',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',32,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','pupils_bussed',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',33,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','distance_km',54.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('45277e57f96f8f4273b97488bcd47011d39d3ac637c2faef21d856e3492a6cb6','Социальный паспорт',34,2021,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2021-10-01','первичная','nsu_override',1.0,'да',NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',12,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_total',33.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',14,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_both_parents_he',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',15,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_incomplete_family',11.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',16,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_parent_unemployed',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',17,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_comfortable_housing',23.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',18,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_large_family',6.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',19,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','low_income',7.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',20,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','guardianship_or_foster',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',21,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','orphan',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',23,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_on_vshu',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',24,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_on_pdn',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',25,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_on_kdn',0.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',26,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_on_register_any',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',28,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_russian_not_native',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',29,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_ovz',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',30,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_disabled',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',32,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','pupils_bussed',4.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',33,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','distance_km',53.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('846d31e8f6071aef7ccd00caf67f6d0bdae8379c8da4d38bccc5a5edb32be98f','Социальный паспорт',34,2022,'edu389201','МКОУ «Осиновоколкинская ООШ»','edu389201','2022-10-01','первичная','nsu_override',NULL,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',12,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_total',98.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',14,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_both_parents_he',7.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',15,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_incomplete_family',38.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',16,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_parent_unemployed',16.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',17,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_comfortable_housing',39.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',18,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_large_family',19.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',19,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','low_income',48.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',20,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','guardianship_or_foster',3.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',21,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','orphan',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',23,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_on_vshu',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',24,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_on_pdn',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',25,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_on_kdn',1.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',26,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_on_register_any',5.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',28,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_russian_not_native',9.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',29,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_ovz',9.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',30,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_disabled',2.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',32,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','pupils_bussed',32.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',33,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','distance_km',54.0,NULL,NULL);
INSERT INTO "validated_social_passport" VALUES('c0ea486fff7e70d7e8c3066a5edfb0369b114c885133b03f22e9795e94e69c28','Социальный паспорт',34,2022,'edu389202','МКОУ «Овсянопашенская СОШ»','edu389202','2022-10-01','первичная','nsu_override',1.0,'да',NULL);
CREATE INDEX ix_derived_marks_school_year ON derived_marks (school_year);
CREATE INDEX ix_derived_marks_by_source_school_year ON derived_marks_by_source (school_year);
CREATE INDEX ix_derived_roadmap_school_year ON derived_roadmap (school_year);
CREATE INDEX ix_register_findings_school_year ON register_findings (school_year);
CREATE INDEX ix_validated_appeals_school_year ON validated_appeals (school_year);
CREATE INDEX ix_validated_context_school_year ON validated_context (school_year);
CREATE INDEX ix_validated_mark_statistics_school_year ON validated_mark_statistics (school_year);
CREATE INDEX ix_validated_objectivity_school_year ON validated_objectivity (school_year);
CREATE INDEX ix_validated_plan_targets_school_year ON validated_plan_targets (school_year);
CREATE INDEX ix_validated_pupil_results_school_year ON validated_pupil_results (school_year);
CREATE INDEX ix_validated_quarantine_school_year ON validated_quarantine (school_year);
CREATE INDEX ix_validated_roadmap_status_school_year ON validated_roadmap_status (school_year);
CREATE INDEX ix_validated_self_assessment_school_year ON validated_self_assessment (school_year);
CREATE INDEX ix_validated_social_passport_school_year ON validated_social_passport (school_year);
COMMIT;
